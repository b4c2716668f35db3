"""Days on which a service does not run: a holiday, building work."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from providers import policies, selectors
from providers.forms.listing_closures import ListingClosuresForm
from providers.policies import Action
from providers.selectors import history
from providers.services import versions
from spcore.access import for_roles


@for_roles(*policies.WHO_MAY[Action.EDIT])
@require_http_methods(["GET", "POST"])
def listing_closures(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """Show the days that are known, and keep more."""
    actor = request.actor  # type: ignore[attr-defined]
    service = selectors.listing_for(actor=actor, service_id=service_id)
    form = ListingClosuresForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        versions.close_listing_for(actor=actor, service_id=service_id, **form.cleaned_data)
        messages.success(request, _("Kept. Everybody who looks at the listing sees it"))
        return redirect("providers:listing_closures", service_id)
    closures = history.closures_of(service_id=service_id, on=timezone.localdate())
    rows = list(zip(closures, history.closure_words(closures), strict=True))
    context = {"service": service, "form": form, "rows": rows}
    return render(request, "providers/listing_closures.html", context)
