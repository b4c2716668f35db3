"""Signing in to the demo with one click. Anywhere else this page does not exist."""

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from spcore.access import for_anybody
from spcore.accounts import demo_accounts, selectors
from spcore.errors import Conflict, NotPermitted, NotVisible


@for_anybody
@require_http_methods(["GET", "POST"])
def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in as the demo account of `role`. Refuses on a database with anybody who is real."""
    if not settings.DEMO:
        raise NotVisible
    if request.method == "GET":
        return redirect("accounts:sign_in")
    if why := demo_accounts.refusal():
        raise NotPermitted(_("The demo does not start: %s") % why)
    user = selectors.demo_user(role=request.POST.get("role", ""))
    if user is None:
        raise Conflict(_("This demo account is not there: load the demo first"))
    adapter = get_adapter(request)
    adapter.login(request, user)
    onward = request.POST.get("next", "")
    return redirect(onward if adapter.is_safe_url(onward) else settings.LOGIN_REDIRECT_URL)
