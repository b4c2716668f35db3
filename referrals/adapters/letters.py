"""A letter as the files a practice's system takes: the FHIR document, and the page to read."""

import json

from referrals.adapters.fhir.document import document_of
from referrals.adapters.letter_pdf import printed
from referrals.selectors import Letter
from spcore.notify import Document
from spcore.paper import PDF

FHIR = "application/fhir+json"


def documents_of(letter: Letter, *, site: str) -> list[Document]:
    """Return the FHIR document first, then the letter to read; `site` is this service's address."""
    paper, media_type = printed(letter)
    references = f"{site.rstrip('/')}/referrals/reference"
    bundle = document_of(letter, references=references, printed=paper, media_type=media_type)
    content = json.dumps(bundle, ensure_ascii=False).encode()
    name = f"social-prescribing-{letter.reference}"
    ending = "pdf" if media_type == PDF else "html"
    return [
        Document(f"{name}.json", content, FHIR),
        Document(f"{name}.{ending}", paper, media_type),
    ]
