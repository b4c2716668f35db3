"""Whom the scheme is for, changed by its own people."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from referrals import policies
from referrals.forms.scheme_edit import SchemeEditForm
from referrals.views.scheme_framing import set_scheme
from spcore.access import for_roles


@for_roles(*policies.MAY_SET_SCHEME)
@require_http_methods(["GET", "POST"])
def scheme_edit(request: HttpRequest) -> HttpResponse:
    """Show and save the criteria."""
    return set_scheme(request, SchemeEditForm, "referrals/scheme_edit.html")
