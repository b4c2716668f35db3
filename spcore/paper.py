"""A page on paper: a tagged PDF (PDF/UA-1) of HTML that needs no other file."""

from functools import cache
from typing import Any

from django.contrib.staticfiles import finders

PDF = "application/pdf"


def page_pdf(html: str) -> bytes | None:
    """Return the page as PDF; None where WeasyPrint's system libraries are missing."""
    weasyprint = _weasyprint()
    if weasyprint is None:
        return None
    page = weasyprint.HTML(string=html, url_fetcher=_nothing)
    content: bytes = page.write_pdf(pdf_variant="pdf/ua-1")
    return content


def is_available() -> bool:
    """Tell whether a PDF can be made here."""
    return _weasyprint() is not None


@cache
def style() -> str:
    """Return the look of a letter, to be put inside the page: it is read where files are not."""
    path = finders.find("ui/letter.css")
    with open(str(path), encoding="utf-8") as file:
        return file.read()


@cache
def _weasyprint() -> Any:
    """Load WeasyPrint at the first page: it takes seconds, and needs Pango."""
    try:
        import weasyprint  # noqa: PLC0415
    except OSError:
        return None
    return weasyprint


def _nothing(url: str, *_args: Any, **_options: Any) -> Any:
    """Fetch nothing: a letter needs no file, and words in it may not cause a request."""
    raise ValueError("a letter fetches nothing")
