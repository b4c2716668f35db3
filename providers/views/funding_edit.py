"""Changing a line of money: extended, larger, or typed wrongly."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from providers import policies
from providers.forms.funding_list import FundingEditForm
from providers.policies import Action
from providers.selectors import funding
from providers.services import funding as services
from spcore.access import for_roles


@for_roles(*policies.WHO_MAY[Action.KEEP_MONEY])
@require_http_methods(["GET", "POST"])
def funding_edit(request: HttpRequest, funding_id: UUID) -> HttpResponse:
    """Show and save one line; another end is warned of anew, a stale one shows both."""
    actor = request.actor  # type: ignore[attr-defined]
    line = funding.own_funding(actor=actor, funding_id=funding_id)
    sent = request.POST if request.method == "POST" else None
    own = funding.services_of_own(actor=actor)
    form = FundingEditForm(sent, line=line, services=own)
    if form.is_valid():
        version = form.cleaned_data["version"]
        services.edit_funding(funding_id=line.pk, version=version, money=form.money(), actor=actor)
        messages.success(request, _("Saved"))
        return redirect("providers:funding_list")
    return render(request, "providers/funding_edit.html", {"form": form, "line": line})
