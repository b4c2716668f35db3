"""A letter on paper: the HTML of its template, and a tagged PDF of that."""

from django.template.loader import render_to_string

from referrals.selectors import Letter
from spcore import paper

HTML = "text/html"


def letter_html(letter: Letter) -> str:
    """Return the whole page, with its style inside: it is read where our files are not."""
    context = {"letter": letter, "style": paper.style()}
    return render_to_string("referrals/letter_paper.html", context)


def letter_pdf(letter: Letter) -> bytes | None:
    """Return the letter as PDF; None where WeasyPrint's system libraries are missing."""
    return paper.page_pdf(letter_html(letter))


def printed(letter: Letter) -> tuple[bytes, str]:
    """Return the letter as a system may file it: PDF where it can be made, else HTML."""
    made = letter_pdf(letter)
    return (made, paper.PDF) if made is not None else (letter_html(letter).encode(), HTML)
