"""Asking for a new link to some questions, where the old one ran out."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from evaluation.measures import services
from evaluation.measures.views.asking_open import RAN_OUT
from referrals import selectors as cases
from spcore import private_links
from spcore.access import for_anybody


@for_anybody
@never_cache
@require_POST
def asking_again(request: HttpRequest) -> HttpResponse:
    """Send a new one to the channel on file, if there is still something to answer; say no more."""
    now = timezone.now()
    key = private_links.remembered(request, purpose=RAN_OUT, at=now)
    services.ask_again(asking_id=key, at=now)
    context = {"crisis_lines": cases.CRISIS_LINES}
    return render(request, "measures/asking_again.html", context)
