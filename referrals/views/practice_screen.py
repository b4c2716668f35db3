"""The waiting room's screen: what is on today, by itself, and nothing that names a person."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.clickjacking import xframe_options_deny
from django.views.decorators.http import require_safe

from providers.selectors.today import TodayRow
from referrals.selectors.practices import practice_at, still_to_come
from spcore.access import for_anybody
from spcore.private_links import address
from spcore.ui import dates
from spcore.ui.qr import qr_svg

AT_ONCE = 5  # readable from across a room
SECONDS = 60


@for_anybody
@xframe_options_deny
@require_safe
def practice_screen(request: HttpRequest, ods_code: str) -> HttpResponse:
    """Show some of what is still to come today; each minute the next, and again from the start."""
    near = practice_at(ods_code=ods_code)
    now = timezone.localtime()
    page = address(reverse("referrals:practice_near", args=[near.code]))
    context = {
        "near": near,
        "now": now,
        "clock": dates.clock(now),
        "rows": _turn(still_to_come(near, at=now), now.minute),
        "seconds": SECONDS,
        "address": page,
        "code": qr_svg(page, label=page),
        "video": settings.SCREEN_VIDEO if settings.SCREEN_CAPTIONS else "",
        "captions": settings.SCREEN_CAPTIONS,
    }
    return render(request, "referrals/practice_screen.html", context)


def _turn(rows: list[TodayRow], minute: int) -> list[TodayRow]:
    turns = max(1, -(-len(rows) // AT_ONCE))
    first = (minute % turns) * AT_ONCE
    return rows[first : first + AT_ONCE]
