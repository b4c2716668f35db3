"""How many things are new to the reader: the part that every page of theirs asks for."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from referrals import policies
from referrals.selectors.news import number_new
from spcore.access import for_roles

KEPT = 120  # seconds for which the reader's own browser does not ask again


@for_roles(*policies.MAY_SEE_NEWS)
@require_safe
def news_number(request: HttpRequest) -> HttpResponse:
    """Answer with a number and a link; nothing of anybody, so a browser may keep it a while."""
    number = number_new(actor=request.actor, at=timezone.now())
    response = render(request, "referrals/news_number.html", {"number": number})
    patch_cache_control(response, private=True, max_age=KEPT)
    return response
