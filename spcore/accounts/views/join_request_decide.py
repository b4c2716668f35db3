"""Saying yes or no to somebody who asks to join the organisation."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from spcore.access import for_roles
from spcore.accounts import selectors, services
from spcore.accounts.confirming import confirm_first
from spcore.accounts.roles import Role


@for_roles(Role.SCHEME_ADMIN, Role.OTHER_REFERRER, Role.PROVIDER, Role.DIRECTORY_EDITOR)
@require_http_methods(["GET", "POST"])
@confirm_first
def join_request_decide(request: HttpRequest, join_request_id: UUID) -> HttpResponse:
    """Show who asks; the two buttons say yes, which sends the invitation, or no."""
    asked = selectors.join_request_for(actor=request.actor, join_request_id=join_request_id)
    decision = request.POST.get("decision")
    if decision in {"yes", "no"}:
        is_approved = decision == "yes"
        services.decide_join_request(
            join_request_id=asked.pk,
            is_approved=is_approved,
            actor=request.actor,
            at=timezone.now(),
        )
        said = _("The invitation is on its way") if is_approved else _("They are not invited")
        messages.success(request, said)
        return redirect(_list(request))
    context = {"asked": asked, "back": _list(request)}
    return render(request, "accounts/join_request_decide.html", context)


def _list(request: HttpRequest) -> str:
    """Return where the reader sees who asks: an editor has no page of colleagues."""
    is_editor = request.actor.role == Role.DIRECTORY_EDITOR
    return reverse("providers:listing_list" if is_editor else "accounts:colleague_list")
