"""Editing a listing. A stale edit is refused with both versions shown."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from providers import policies, selectors, services
from providers.forms.listing import ListingEditForm
from providers.policies import Action
from providers.views.listing_preview import previewed
from spcore.access import for_roles


@for_roles(*policies.WHO_MAY[Action.EDIT])
@require_http_methods(["GET", "POST"])
def listing_edit(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """Show and save the whole listing; saving says that it is right today."""
    actor = request.actor  # type: ignore[attr-defined]
    service = selectors.listing_for(actor=actor, service_id=service_id)
    places = selectors.places_of(service)
    sent = request.POST if request.method == "POST" else None
    form = ListingEditForm(sent, service=service, places=places)
    context = {"form": form, "service": service, "places": places if len(places) > 1 else []}
    if not form.is_valid():
        return render(request, "providers/listing_edit.html", context)
    if "preview" in request.POST:
        context["preview"] = previewed(form.details())
        return render(request, "providers/listing_edit.html", context)
    if form.cleaned_data["version"] != service.version:
        form.for_newer(service)
        context["differences"] = form.differences()
        return render(request, "providers/listing_edit.html", context, status=409)
    services.edit_listing(
        actor=actor,
        at=timezone.now(),
        service_id=service_id,
        version=form.cleaned_data["version"],
        details=form.details(),
        place=form.place(),
    )
    messages.success(request, _("Listing saved, and marked as right today"))
    return redirect("providers:listing_list")
