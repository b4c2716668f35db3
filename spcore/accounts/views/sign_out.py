"""Signing out."""

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from spcore.access import for_anybody


@for_anybody
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """
    End the session on the server, and have the browser forget the pages it kept.

    Cookies are not named: the session's is deleted here, and the browser stays a known device.
    """
    if request.user.is_authenticated:
        get_adapter(request).logout(request)
        messages.success(request, _("You are signed out"))
    response = redirect("accounts:sign_in")
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response
