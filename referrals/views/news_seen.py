"""Saying that one has seen what is new, or taking that back."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from referrals import policies
from referrals.services.news import mark_news_seen, unmark_news
from spcore.access import for_roles


@for_roles(*policies.MAY_SEE_NEWS)
@require_POST
def news_seen(request: HttpRequest) -> HttpResponse:
    """Keep it until the latest line of the page that was shown: what came since stays new."""
    now = timezone.now()
    if "undo" in request.POST:
        unmark_news(actor=request.actor)
        messages.success(request, _("Marked as new again"))
    else:
        mark_news_seen(until=_until(request, now), actor=request.actor, at=now)
        messages.success(request, _("Marked as seen"))
    return redirect("referrals:news_list")


def _until(request: HttpRequest, now: datetime) -> datetime:
    try:
        moment = parse_datetime(request.POST.get("until", ""))
    except ValueError:
        moment = None
    return moment if moment is not None and timezone.is_aware(moment) else now
