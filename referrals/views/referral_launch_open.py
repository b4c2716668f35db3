"""What a GP system handed over, shown to whoever is signed in before anything is done with it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from referrals import policies, selectors
from referrals.views.reading import context_of, read_today, refusal_of, shown_of
from referrals.views.referral_launch import COOKIE, MINUTES
from spcore.access import for_roles
from spcore.responses import audited_render


@for_roles(*policies.MAY_REFER)
@require_safe
def referral_launch_open(request: HttpRequest) -> HttpResponse:
    """Say who it is about and what was understood; nothing begins before a button is pressed."""
    text = selectors.launched_text(key=request.COOKIES.get(COOKIE, ""), at=timezone.now())
    reading = read_today(text)
    context: dict[str, Any] = {"minutes": MINUTES, "refusal": refusal_of(reading)}
    if reading.found and not context["refusal"]:
        context |= context_of(request, reading)
    return audited_render(
        request, "referrals/referral_launch_open.html", context, **shown_of(context)
    )
