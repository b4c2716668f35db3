"""A letter on paper: the HTML of its template, and a tagged PDF of that (PDF/UA-1)."""

from functools import cache
from typing import Any

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string

from referrals.selectors import Letter

PDF = "application/pdf"
HTML = "text/html"


def letter_html(letter: Letter) -> str:
    """Return the whole page, with its style inside: it is read where our files are not."""
    context = {"letter": letter, "style": _style()}
    return render_to_string("referrals/letter_paper.html", context)


def letter_pdf(letter: Letter) -> bytes | None:
    """Return the letter as PDF; None where WeasyPrint's system libraries are missing."""
    weasyprint = _weasyprint()
    if weasyprint is None:
        return None
    page = weasyprint.HTML(string=letter_html(letter), url_fetcher=_nothing)
    content: bytes = page.write_pdf(pdf_variant="pdf/ua-1")
    return content


def is_available() -> bool:
    """Tell whether a PDF can be made here."""
    return _weasyprint() is not None


def printed(letter: Letter) -> tuple[bytes, str]:
    """Return the letter as a system may file it: PDF where it can be made, else HTML."""
    made = letter_pdf(letter)
    return (made, PDF) if made is not None else (letter_html(letter).encode(), HTML)


@cache
def _weasyprint() -> Any:
    """Load WeasyPrint at the first letter: it takes seconds, and needs Pango."""
    try:
        import weasyprint  # noqa: PLC0415
    except OSError:
        return None
    return weasyprint


@cache
def _style() -> str:
    path = finders.find("ui/letter.css")
    with open(str(path), encoding="utf-8") as file:
        return file.read()


def _nothing(url: str, *_args: Any, **_options: Any) -> Any:
    """Fetch nothing: a letter needs no file, and words in it may not cause a request."""
    raise ValueError("a letter fetches nothing")
