"""Proposing an edit of somebody else's listing."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from providers import policies, selectors
from providers.forms.listing_propose import ListingProposeForm
from providers.policies import Action
from providers.services.proposals import propose_edit
from spcore.access import for_roles


@for_roles(*policies.WHO_MAY[Action.PROPOSE])
@require_http_methods(["GET", "POST"])
def listing_propose(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """Show the listing as it stands, and keep what somebody would have it say."""
    actor = request.actor  # type: ignore[attr-defined]
    service = selectors.service_for(actor=actor, service_id=service_id)
    form = ListingProposeForm(request.POST if request.method == "POST" else None, service=service)
    if form.is_valid():
        propose_edit(
            actor=actor,
            at=timezone.now(),
            service_id=service_id,
            details=form.details(),
            words=form.cleaned_data["words"],
        )
        messages.success(request, _("Thank you. Whoever keeps the listing is told"))
        return redirect("providers:service_detail", service_id)
    context = {"form": form, "service": service}
    return render(request, "providers/listing_propose.html", context)
