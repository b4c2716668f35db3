"""Where another system changes its credentials for a token that works for minutes."""

from collections.abc import Callable
from functools import cache

from allauth.idp.oidc.models import Client
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from spcore.access import for_anybody
from spcore.accounts.authentication import TokenThrottle


@cache
def _issue() -> Callable[[HttpRequest], HttpResponse]:
    from allauth.idp.oidc.views import TokenView  # noqa: PLC0415 what it stands on is large, and systems alone ask

    view: Callable[[HttpRequest], HttpResponse] = TokenView.as_view()
    return view


@for_anybody
@csrf_exempt
@require_POST
def token(request: HttpRequest) -> HttpResponse:
    """
    Answer OAuth 2.0 client credentials (RFC 6749, 4.4): `grant_type`, `scope`, and basic sign-in.

    Only that grant is open. The refusals are those of the RFC, and attempts are counted.
    """
    throttle = TokenThrottle()
    if not throttle.allow_request(request, None):  # type: ignore[arg-type]
        answer = JsonResponse({"error": "temporarily_unavailable"}, status=429)
        answer["Retry-After"] = str(int(throttle.wait() or 60))
        return answer
    if request.POST.get("grant_type") != Client.GrantType.CLIENT_CREDENTIALS:
        return JsonResponse({"error": "unsupported_grant_type"}, status=400)
    answer = _issue()(request)
    answer["Cache-Control"] = "no-store"
    return answer
