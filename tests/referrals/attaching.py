"""Files in tests: attached, waiting in the intake, and uploaded by a form."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from referrals.models import Attachment, AttachmentKind, Referral, ScanState
from spcore.accounts.actor import Actor
from spcore.files.checking import digest_of
from tests.factories.accounts import user_id_of
from tests.factories.files import pdf

LETTER = (
    "Dear colleague\nName: KOWALSKA, Ewa (Mrs)\nDOB: 04-Mar-1961\nNHS No: 999 000 0018\n"
    "Address: 12 Acacia Avenue, Leyland PR25 1AB\nTel: 07700 900456\n\nLonely since June."
)


def file_on(referral: Referral, actor: Actor, **fields: object) -> Attachment:
    """Return a file that is with a referral already."""
    content = fields.pop("content", pdf())
    assert isinstance(content, bytes)
    return Attachment.objects.create(
        **{
            "organisation_id": actor.organisation_id,
            "referral": referral,
            "kind": AttachmentKind.LETTER,
            "name": "letter.pdf",
            "content_type": "application/pdf",
            "size": len(content),
            "digest": digest_of(content),
            "content": content,
            "scan": ScanState.NOT_SCANNED,
            "added_by_id": user_id_of(actor),
            "added_at": timezone.now(),
        }
        | fields
    )


def in_intake(actor: Actor, text: str = LETTER, **fields: object) -> Attachment:
    """Return a file that waits in the intake of the actor's practice."""
    return file_on(None, actor, kind="", text=text, content=pdf(text or "-"), **fields)  # type: ignore[arg-type]


def upload(name: str = "letter.pdf", content: bytes | None = None) -> SimpleUploadedFile:
    """Return a file as a browser sends it."""
    return SimpleUploadedFile(name, pdf() if content is None else content)
