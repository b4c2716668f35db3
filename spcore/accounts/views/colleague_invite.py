"""Inviting somebody to an organisation."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from spcore.access import for_roles
from spcore.accounts import policies, selectors, services
from spcore.accounts.confirming import confirm_first
from spcore.accounts.forms.colleague_invite import ColleagueInviteForm


@for_roles(*policies.WHO_MAY[policies.Action.GRANT])
@require_http_methods(["GET", "POST"])
@confirm_first
def colleague_invite(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    """Ask for name, address and role; the link goes by email and works for seven days."""
    organisation = selectors.organisation_for(actor=request.actor, organisation_id=organisation_id)
    form = ColleagueInviteForm(
        request.POST if request.method == "POST" else None,
        roles=policies.roles_in_reach(request.actor, policies.Action.GRANT, organisation.kind),
    )
    if form.is_valid():
        services.invite_colleague(
            actor=request.actor,
            at=timezone.now(),
            new=services.NewInvitation(organisation_id=organisation.pk, **form.cleaned_data),
        )
        messages.success(request, _("The invitation is on its way"))
        return redirect("accounts:colleague_list")
    context = {"form": form, "organisation": organisation}
    return render(request, "accounts/colleague_invite.html", context)
