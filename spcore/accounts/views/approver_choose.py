"""Naming who approves colleagues in a referring organisation, where nobody does any more."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from spcore.access import for_roles
from spcore.accounts import selectors, services
from spcore.accounts.confirming import confirm_first
from spcore.accounts.forms.approver_choose import ApproverChooseForm
from spcore.accounts.roles import Role


@for_roles(Role.SCHEME_ADMIN)
@require_http_methods(["GET", "POST"])
@confirm_first
def approver_choose(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    """Show who signs in for it, and let one of them approve; else somebody new is invited."""
    organisation = selectors.referrer_to_lead(actor=request.actor, organisation_id=organisation_id)
    people = list(selectors.people_of(organisation_id=organisation.pk))
    form = ApproverChooseForm(request.POST if request.method == "POST" else None, people=people)
    if form.is_valid():
        chosen = form.cleaned_data["membership"]
        services.name_approver(actor=request.actor, membership_id=chosen)
        messages.success(request, _("They may invite, approve and remove colleagues now"))
        return redirect("accounts:colleague_list")
    context = {"organisation": organisation, "people": people, "form": form}
    return render(request, "accounts/approver_choose.html", context)
