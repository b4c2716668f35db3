"""Allauth's pages as they are open here, with what we add to four of them."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import views as account
from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.usersessions import views as usersessions
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from spcore.accounts import selectors, sessions
from spcore.errors import NotVisible

Page = Callable[..., HttpResponse]


def _own(view: Page) -> Page:
    """Return a copy, so that declaring who may open it leaves allauth's own alone."""

    @wraps(view)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return view(request, *args, **kwargs)

    return page


class AppAdd(totp.ActivateTOTPView):
    """Setting up an authenticator app: its first code counts as the second factor."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Keep the app, and open the staff pages to this session."""
        response: HttpResponse = super().form_valid(form)
        record_authentication(self.request, self.request.user, "mfa", type="totp")
        self.request.session[sessions.SECOND_FACTOR] = True
        return response


class AppRemove(totp.DeactivateTOTPView):
    """Removing the app: until another is set up, this session counts as password alone."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Forget the app, and shut the staff pages."""
        response: HttpResponse = super().form_valid(form)
        self.request.session[sessions.SECOND_FACTOR] = False
        return response


def _app_add(request: HttpRequest) -> HttpResponse:
    if not selectors.has_second_factor(user_id=request.user.pk):
        response: HttpResponse = AppAdd.as_view()(request)
        return response
    if request.needs_second_factor:  # type: ignore[attr-defined]
        get_adapter(request).logout(request)  # an app was set up elsewhere: sign in with it
        return redirect("accounts:sign_in")
    return redirect("mfa_index")


def _password_change(request: HttpRequest) -> HttpResponse:
    if not request.user.has_usable_password():  # a demo account
        raise NotVisible
    response: HttpResponse = account.password_change(request)
    return response


def _password_choose(request: HttpRequest, uidb36: str, key: str) -> HttpResponse:
    response: HttpResponse = account.password_reset_from_key(request, uidb36=uidb36, key=key)
    if response.status_code == 302:  # the token leaves the address; no page may pass it on
        response["Referrer-Policy"] = "no-referrer"
    return response


second_factor = _own(mfa.authenticate)
second_factor_index = _own(mfa.index)
code_again = _own(mfa.reauthenticate)
app_add = _own(_app_add)
app_remove = _own(AppRemove.as_view())
recovery_codes = _own(codes.view_recovery_codes)
recovery_codes_new = _own(codes.generate_recovery_codes)
closed = _own(account.account_inactive)
password_forgotten = _own(account.password_reset)
password_link_sent = _own(account.password_reset_done)
password_choose = _own(_password_choose)
password_chosen = _own(account.password_reset_from_key_done)
password_again = _own(account.reauthenticate)
password_change = _own(_password_change)
own_sessions = _own(usersessions.list_usersessions)
