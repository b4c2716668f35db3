"""One click from the weekly email: no more of them for this practice."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from referrals import selectors, services
from referrals.selectors.digests import practice_of_token
from spcore.access import for_anybody
from spcore.accounts.actor import SYSTEM


@for_anybody
@csrf_exempt  # the secret in the address is what the post proves: a mail program sends no cookie
@require_http_methods(["GET", "POST"])
def digest_stop(request: HttpRequest, stop_token: str) -> HttpResponse:
    """
    Ask; stop on POST only, so that a scanner that follows the link changes nothing.

    Mail programs post here by the button of their own (RFC 8058).
    """
    practice_id = practice_of_token(stop_token)
    if request.method == "POST":
        services.stop_digest(practice_id=practice_id, actor=SYSTEM)
    context = {"is_stopped": not selectors.preferences_of(practice_id).wants_digest}
    response = render(request, "referrals/digest_stop.html", context)
    response["Referrer-Policy"] = "no-referrer"
    response["Cache-Control"] = "no-store"
    return response
