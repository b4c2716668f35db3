"""Asking for a new private link, where the old one ran out."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from linkworkers.services.own_links import send_link_again
from linkworkers.views.own_link_open import RAN_OUT
from referrals import selectors as cases
from spcore import private_links
from spcore.access import for_anybody


@for_anybody
@never_cache
@require_POST
def own_link_again(request: HttpRequest) -> HttpResponse:
    """Send a new one to the channel on file, if one may still go there; say no more than that."""
    now = timezone.now()
    key = private_links.remembered(request, purpose=RAN_OUT, at=now)
    send_link_again(link_id=key, at=now)
    context = {"crisis_lines": cases.CRISIS_LINES}
    return render(request, "linkworkers/own_link_again.html", context)
