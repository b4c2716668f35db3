"""Asking for a new link where the old one no longer works."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from referrals.services import answer_links as services
from referrals.views.answer_open import PURPOSE
from spcore import private_links
from spcore.access import for_anybody


@for_anybody
@never_cache
@require_POST
def answer_link_again(request: HttpRequest) -> HttpResponse:
    """Send a new one to the address on file, if there is still something to answer; say no more."""
    now = timezone.now()
    key = private_links.remembered(request, purpose=PURPOSE, at=now)
    services.ask_for_new_link(onward_id=key, at=now)
    return render(request, "referrals/answer_link_again.html")
