"""Recording a phone call to a service: it counts like the owner's own word."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from providers import policies, selectors
from providers.forms.listing_call import ListingCallForm
from providers.policies import Action
from providers.selectors import keeping
from providers.services import checks
from spcore.access import for_roles


@for_roles(*policies.WHO_MAY[Action.CALL])
@require_http_methods(["GET", "POST"])
def listing_call(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """Ask what was heard, and keep it."""
    actor = request.actor  # type: ignore[attr-defined]
    service = keeping.listing_to_ring(actor=actor, service_id=service_id)
    form = ListingCallForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        now = timezone.now()
        checks.record_call(actor=actor, at=now, service_id=service_id, said=form.said())
        messages.success(request, _("The call is recorded"))
        may_chase = actor.role in policies.WHO_MAY[Action.CHASE]
        return (
            redirect("providers:listing_chase")
            if may_chase
            else redirect("providers:service_detail", service_id)
        )
    on = timezone.localdate()
    context = {
        "form": form,
        "service": service,
        "now_says": keeping.said_now(service, on=on),
        "checks": keeping.checks_of(actor=actor, service_id=service_id),
        "tag": selectors.freshness_tag(selectors.freshness_of(service.verified_on, on=on)),
    }
    return render(request, "providers/listing_call.html", context)
