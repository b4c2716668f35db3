"""Default deny: a page or API view that declares nobody is opened to nobody."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from http import HTTPStatus
from typing import Any, TypeVar
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from rest_framework.permissions import BasePermission

from spcore import audit, keeping
from spcore.accounts.actor import UNDECIDED
from spcore.accounts.roles import Role
from spcore.accounts.selectors import System

View = TypeVar("View", bound=Callable[..., Any])
ANYBODY = "ANYBODY"  # also people who are not signed in
# Another system, by its own token; no session opens it. The view names a scope for each method.
SYSTEMS = "SYSTEMS"
SIGNED_IN = "SIGNED_IN"  # whoever has a password, whatever their roles: sign-out, choosing a role


def for_roles(*roles: Role) -> Callable[[View], View]:
    """Open a page to these roles only."""

    def declare(view: View) -> View:
        view.roles = frozenset(roles)  # type: ignore[attr-defined]
        return view

    return declare


def for_anybody(view: View) -> View:
    """Open a page to the public."""
    view.roles = frozenset({ANYBODY})  # type: ignore[attr-defined]
    return view


def for_signed_in(view: View) -> View:
    """Open a page to everybody who is signed in."""
    view.roles = frozenset({SIGNED_IN})  # type: ignore[attr-defined]
    return view


def for_password_alone(view: View) -> View:
    """Open a page to whoever gave a password, before any second factor: setting one up."""
    view.password_alone = True  # type: ignore[attr-defined]
    return for_signed_in(view)


def roles_of(view: Any) -> frozenset[str]:
    """Return what a view function declares, or its class does."""
    for holder in (view, getattr(view, "cls", None), getattr(view, "view_class", None)):
        declared = getattr(holder, "roles", None)
        if declared is not None:
            return frozenset(declared)
    return frozenset()


class AccessMiddleware:
    """Refuse every page whose declaration does not name the actor's role."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.user.is_authenticated:
            response.setdefault("Cache-Control", "no-store")
            if response.status_code == HTTPStatus.FORBIDDEN:
                _note_denial(request)
        return response

    def process_view(
        self, request: HttpRequest, view: Any, _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        """Answer instead of the view where the actor may not open it."""
        roles = roles_of(view)
        if ANYBODY in roles or hasattr(view, "cls"):  # DRF asks DeclaredRoles itself
            return None
        if not request.user.is_authenticated:
            keeping.keep(request)
            return redirect(f"{settings.LOGIN_URL}?{_next_of(request)}")
        if request.needs_second_factor and not getattr(view, "password_alone", False):  # type: ignore[attr-defined]
            return redirect("mfa_activate_totp")
        if SIGNED_IN in roles or request.actor.role in roles:  # type: ignore[attr-defined]
            return None
        if roles and request.actor is UNDECIDED and request.method == "GET":  # type: ignore[attr-defined]
            return redirect(f"{reverse('accounts:acting_as')}?{_next_of(request)}")
        context = {"message": _("Your role cannot open this page")}
        return render(request, "errors/403.html", context, status=403)


def _note_denial(request: HttpRequest) -> None:
    """Write down who was refused what. Nothing was shown, so the refusal stands without it too."""
    match = request.resolver_match
    asked_for = match.kwargs.values() if match else []
    with suppress(audit.AuditUnavailable):
        audit.record(
            actor=replace(request.actor, user_id=request.user.pk),  # type: ignore[attr-defined]
            action=audit.Action.DENY,
            label=match.view_name if match else "",
            object_id=next((value for value in asked_for if isinstance(value, UUID)), None),
            source=audit.source_of(request),
        )


def _next_of(request: HttpRequest) -> str:
    return urlencode({"next": request.get_full_path()})


class DeclaredRoles(BasePermission):
    """The same rule for API views: `roles = frozenset({...})` on the class, else nobody."""

    def has_permission(self, request: Any, view: Any) -> bool:
        """Tell whether the view's declaration names the actor's role."""
        roles = frozenset(getattr(view, "roles", ()))
        if ANYBODY in roles:
            return True
        if SYSTEMS in roles:
            return isinstance(request.auth, System) and (
                view.scopes.get("GET" if request.method == "HEAD" else request.method)
                in request.auth.scopes
            )
        if SIGNED_IN in roles and request.user.is_authenticated:
            return not getattr(request._request, "needs_second_factor", False)
        actor = getattr(request._request, "actor", None)
        return actor is not None and actor.role in roles
