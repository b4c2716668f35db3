"""Asking somebody no more, as they say on the page of their private link."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from evaluation.measures import services
from evaluation.measures.views.asking_open import PURPOSE
from referrals import selectors as cases
from spcore import private_links
from spcore.access import for_anybody


@for_anybody
@never_cache
@require_POST
def asking_stop(request: HttpRequest) -> HttpResponse:
    """Take the agreement to be asked after the end back; the same is said whatever it did."""
    now = timezone.now()
    key = private_links.remembered(request, purpose=PURPOSE, at=now)
    services.stop_asking(asking_id=key, at=now)
    private_links.forget(request, purpose=PURPOSE)
    context = {"crisis_lines": cases.CRISIS_LINES}
    return render(request, "measures/asking_stop.html", context)
