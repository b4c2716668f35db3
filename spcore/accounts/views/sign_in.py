"""Signing in with an email address and a password; in the demo, with one click."""

from typing import Any

from allauth.account.views import LoginView
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from spcore.access import for_anybody
from spcore.accounts import demo_accounts


class SignIn(LoginView):
    """Allauth's page with our template, and the demo's accounts where there is a demo."""

    template_name = "accounts/sign_in.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the demo's accounts, or why there are none."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        if settings.DEMO:
            context["demo_accounts"] = demo_accounts.TO_CHOOSE
            context["demo_refusal"] = demo_accounts.refusal()
        return context


_page = SignIn.as_view()


@for_anybody
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask who somebody is. Throttled; says the same whether or not an account exists."""
    response: HttpResponse = _page(request)
    return response
