"""Opening the private link of an invitation."""

from allauth.core.internal import ratelimit
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from spcore.access import for_anybody
from spcore.accounts import selectors

KEY = "invitation"  # in the session: the invitation's id, never its token


@for_anybody
@never_cache
@require_safe
def invitation_open(request: HttpRequest, token: str) -> HttpResponse:
    """
    Take the token out of the address at once, and go on to the page that can use it.

    Opening uses nothing up, so a mail scanner does no harm. Every token is answered alike; more
    than ten wrong ones in five minutes from one source are refused.
    """
    guess = ratelimit.consume(request, app="allauth.account", action="invitation", limit_get=True)
    if guess is None:
        return ratelimit.respond_429(request)
    request.session.pop(KEY, None)
    found = selectors.invitation_of_link(token=token, at=timezone.now())
    if found is not None:
        guess.rollback()
        request.session[KEY] = str(found.pk)
    response = HttpResponseRedirect(reverse("accounts:invitation_accept"))
    response.status_code = 303
    response["Referrer-Policy"] = "no-referrer"
    return response
