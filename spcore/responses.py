"""Refusals become HTTP here, once, for pages and API alike; and pages with people are audited."""

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from rest_framework.response import Response
from rest_framework.views import exception_handler

from spcore import audit, errors
from spcore.accounts.actor import Actor

STATUS_OF: tuple[tuple[type[errors.DomainError], int], ...] = (
    (errors.NotVisible, 404),
    (errors.NotPermitted, 403),
    (errors.Conflict, 409),
    (errors.Invalid, 422),
    (errors.Unavailable, 503),
)


def status_of(refusal: errors.DomainError) -> int:
    """Return the HTTP status of a refusal."""
    return next((code for kind, code in STATUS_OF if isinstance(refusal, kind)), 400)


class RefusalMiddleware:
    """Turn a refusal raised by a page into its plain error page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer with errors/<status>.html; a hidden row and a missing one look the same."""
        if isinstance(error, Http404):
            error = errors.NotVisible()
        if isinstance(error, audit.AuditUnavailable):
            return render(request, "errors/503.html", status=503)
        if not isinstance(error, errors.DomainError):
            return None
        status = status_of(error)
        context = {"message": "" if status == 404 else str(error)}
        return render(request, f"errors/{status}.html", context, status=status)


def api_refusal(error: Exception, context: dict[str, Any]) -> Response | None:
    """Answer an API call that raised, in the same statuses as pages."""
    if isinstance(error, errors.DomainError):
        status = status_of(error)
        return Response({"detail": "Not found." if status == 404 else str(error)}, status=status)
    if isinstance(error, audit.AuditUnavailable):
        return Response({"detail": "Not available just now."}, status=503)
    return exception_handler(error, context)


def audited_render(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    *,
    people: Iterable[UUID],
    shown: Iterable[str],
    status: int = 200,
    action: audit.Action = audit.Action.READ,
    actor: Actor | None = None,
) -> HttpResponse:
    """
    Render a page that shows people, after one audit entry that names them and the field classes.

    `actor` is who reads where nobody is signed in: whoever a private link was sent to.
    :raises spcore.audit.AuditUnavailable: when the entry cannot be written; nothing is shown then.
    """
    audit.record(
        actor=actor or request.actor,  # type: ignore[attr-defined]
        action=action,
        people=people,
        shown=shown,
        label=request.resolver_match.view_name if request.resolver_match else "",
        source=audit.source_of(request),
    )
    return render(request, template, context, status=status)
