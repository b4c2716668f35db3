"""The address a GP system opens with the person it has on screen."""

from allauth.core.internal import ratelimit
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from referrals import services
from referrals.forms.referral_launch import FREE, PARAMETERS, ReferralLaunchForm
from spcore.access import for_anybody

COOKIE = f"launch{settings.OWN_PORT}" if settings.DEMO else "__Secure-launch"
MINUTES = 15


@csrf_exempt
@for_anybody
@never_cache
@require_http_methods(["GET", "POST"])
def referral_launch(request: HttpRequest) -> HttpResponse:
    """
    Take what is posted out of the request at once, and go on to a clean address.

    Comes from another site, so the session's cookie is not here and no token of ours can be: it
    reads no session and changes nothing but its own table (decision 0020). A GET takes nothing; its
    script posts what stands behind the # of the address, which never reaches a server.
    """
    if request.method != "POST":
        is_named = bool(request.GET)
        return _page(request, is_in_address=is_named, status=400 if is_named else 200)
    if not ratelimit.consume(request, app="allauth.account", action="launch"):
        return ratelimit.respond_429(request)
    form = ReferralLaunchForm(request.POST)
    block = form.block() if form.is_valid() else ""
    if request.GET or not block:
        return _page(request, is_in_address=bool(request.GET), is_empty=not block, status=400)
    response = HttpResponseRedirect(reverse("referrals:referral_launch_open"))
    response.status_code = 303
    response["Referrer-Policy"] = "no-referrer"
    response.set_cookie(
        COOKIE,
        services.keep_launch(text=block, at=timezone.now()),
        max_age=MINUTES * 60,
        path=reverse("referrals:referral_launch"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def _page(request: HttpRequest, *, status: int, **context: bool) -> HttpResponse:
    names = [*PARAMETERS, FREE]
    return render(
        request, "referrals/referral_launch.html", {**context, "names": names}, status=status
    )
