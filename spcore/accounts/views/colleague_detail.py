"""One colleague's account."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from spcore.access import for_roles
from spcore.accounts import policies, selectors
from spcore.accounts.roles import Role
from spcore.ui import dates


@for_roles(*policies.READERS)
@require_safe
def colleague_detail(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Show the account, its roles, and what the actor may do to it."""
    user = selectors.colleague_for(actor=request.actor, user_id=user_id)
    account = selectors.account_of(actor=request.actor, user=user)
    context = {
        "colleague": user,
        "is_self": user.pk == request.actor.user_id,
        "account": account,
        "rows": _rows(account),
        "roles": _roles(account),
    }
    return render(request, "accounts/colleague_detail.html", context)


def _rows(account: selectors.Account) -> list[tuple[str, str]]:
    user = account.user
    never = _("Never")
    return [
        (_("Email address"), user.email),
        (_("Job title"), user.job_title),
        (_("Telephone"), user.phone),
        (_("Account"), _("Open") if user.is_active else _("Disabled")),
        (_("Authenticator app"), _("Set up") if account.has_second_factor else _("Not set up")),
        (_("Last signed in"), dates.when(user.last_login) if user.last_login else never),
    ]


def _roles(account: selectors.Account) -> list[dict[str, str]]:
    return [
        {
            "label": Role(held.membership.role).label,
            "organisation": held.membership.organisation.name,
            "end": reverse("accounts:colleague_role_end", args=[held.membership.pk])
            if held.may_end
            else "",
        }
        for held in account.roles
    ]
