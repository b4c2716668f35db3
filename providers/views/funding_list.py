"""The money behind one's services: what there is, and one line more."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from providers import policies
from providers.forms.funding_list import FundingForm
from providers.policies import Action
from providers.selectors import funding
from providers.services import funding as services
from spcore.access import for_roles


@for_roles(*policies.WHO_MAY[Action.KEEP_MONEY])
@require_http_methods(["GET", "POST"])
def funding_list(request: HttpRequest) -> HttpResponse:
    """Show the lines, what ends first at the top, and keep a new one."""
    actor = request.actor  # type: ignore[attr-defined]
    sent = request.POST if request.method == "POST" else None
    form = FundingForm(sent, services=funding.services_of_own(actor=actor))
    if form.is_valid():
        services.add_funding(funding_id=form.cleaned_data["nonce"], money=form.money(), actor=actor)
        messages.success(request, _("Kept. You are warned in good time"))
        return redirect("providers:funding_list")
    rows = funding.funding_of(actor=actor, on=timezone.localdate())
    return render(request, "providers/funding_list.html", {"form": form, "rows": rows})
