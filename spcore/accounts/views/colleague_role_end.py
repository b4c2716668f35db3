"""Ending a colleague's role."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from spcore.access import for_roles
from spcore.accounts import policies, selectors, services
from spcore.accounts.roles import CASE_ROLES, PRACTICE_ROLES, Role


@for_roles(*policies.WHO_MAY[policies.Action.END_ROLE])
@require_http_methods(["GET", "POST"])
def colleague_role_end(request: HttpRequest, membership_id: UUID) -> HttpResponse:
    """Ask, then end the role; it bites on the colleague's next request."""
    membership = selectors.role_held(actor=request.actor, membership_id=membership_id)
    if request.method == "POST":
        services.end_role(actor=request.actor, at=timezone.now(), membership_id=membership.pk)
        messages.success(request, _("The role has ended"))
        return redirect("accounts:colleague_list")
    role = Role(membership.role)
    context = {"membership": membership, "role": role.label, "what_stays": _what_stays(role)}
    return render(request, "accounts/colleague_role_end.html", context)


def _what_stays(role: Role) -> str:
    """Return what becomes of what they did in it."""
    if role in CASE_ROLES:
        return _("Their open work stays: allocate it to somebody else.")
    if role in PRACTICE_ROLES:
        return _("What they have sent stays, and their colleagues see how it goes.")
    if role == Role.OTHER_REFERRER:
        return _("What they have sent stays with the team. No colleague of theirs sees it.")
    return _("What they have done stays on record.")
