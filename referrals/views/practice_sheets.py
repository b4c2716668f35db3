"""Posters and leaflets of one practice to print."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from referrals.adapters.sheets import HEADLINES, LEAFLET, POSTER
from referrals.selectors.practices import NearPractice, practice_at
from spcore import paper
from spcore.access import for_anybody


@for_anybody
@require_safe
def practice_sheets(request: HttpRequest, ods_code: str) -> HttpResponse:
    """Name each poster and leaflet, by what it is about."""
    near = practice_at(ods_code=ods_code)
    context = {
        "near": near,
        "rows": [
            (words, _url(near, POSTER, need), _url(near, LEAFLET, need))
            for need, words in HEADLINES.items()
        ],
        "can_print": paper.is_available(),
    }
    return render(request, "referrals/practice_sheets.html", context)


def _url(near: NearPractice, sheet: str, need: str) -> str:
    return reverse("referrals:practice_sheet_pdf", args=[near.code, sheet, need])
