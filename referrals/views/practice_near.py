"""
What there is near a practice, for anybody: people who scan a poster, and reception.

What social prescribing is, what is on today, services for a need, and how to ask for help.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from providers import selectors as directory
from providers.selectors import ServiceQuery
from providers.selectors.schedules import ORDER
from providers.views.directory_rows import results
from referrals import selectors
from referrals.selectors.practices import NearPractice, practice_at, still_to_come
from referrals.selectors.stories import stories_near
from spcore.access import for_anybody
from spcore.needs import Need

MOST_TODAY, MOST_OF_A_NEED = 8, 6


@for_anybody
@require_safe
def practice_near(request: HttpRequest, ods_code: str) -> HttpResponse:
    """Show it; `?need=` puts services for one need first, as a poster about it does."""
    near = practice_at(ods_code=ods_code)
    now = timezone.localtime()
    on = timezone.localdate(now)
    asked = request.GET.get("need", "")
    need = Need(asked) if asked in Need.values else None
    today = still_to_come(near, at=now)
    context = {
        "near": near,
        "on": on,
        "need": need,
        "results": _for_need(near, need, request) if need else "",
        "all_url": _directory(near, need),
        "today": today[:MOST_TODAY],
        "more_today": len(today) > MOST_TODAY,
        "today_url": f"{_directory(near, None)}&{urlencode({'day': ORDER[on.weekday()]})}",
        "needs": [(one.value, one.label) for one in Need],
        "stories": stories_near(
            practice_id=near.practice.pk, on=on, need=need.value if need else ""
        ),
        "crisis_lines": selectors.CRISIS_LINES,
    }
    return render(request, "referrals/practice_near.html", context)


def _for_need(near: NearPractice, need: Need, request: HttpRequest) -> SafeString:
    query = ServiceQuery(
        on=timezone.localdate(), needs=(need.value,), origin=near.origin, size=MOST_OF_A_NEED
    )
    page = directory.search_services(actor=request.actor, query=query)
    return results(page.rows or page.beside)


def _directory(near: NearPractice, need: Need | None) -> str:
    asked = {"near": near.practice.postcode} | ({"need": need.value} if need else {})
    return f"{reverse('providers:directory')}?{urlencode(asked)}"
