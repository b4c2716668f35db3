"""The picture of who hosts a service, for its keeper."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from providers import policies, selectors
from providers.forms.listing_photo import ListingPhotoForm
from providers.policies import Action
from providers.services import host_photos
from spcore.access import for_roles


@for_roles(*policies.WHO_MAY[Action.EDIT])
@require_http_methods(["GET", "POST"])
def listing_photo(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """Show the picture, and keep another."""
    actor = request.actor  # type: ignore[attr-defined]
    service = selectors.listing_for(actor=actor, service_id=service_id)
    is_sent = request.method == "POST"
    form = ListingPhotoForm(request.POST, request.FILES) if is_sent else ListingPhotoForm()
    if form.is_valid():
        host_photos.keep_photo(
            actor=actor,
            at=timezone.now(),
            service_id=service_id,
            picture=form.cleaned_data["picture"],
        )
        messages.success(request, _("The picture is kept, and shown in the directory"))
        return redirect("providers:listing_photo", service_id)
    has_photo = selectors.has_photo(service_id=service_id)
    context = {"form": form, "service": service, "has_photo": has_photo}
    return render(request, "providers/listing_photo.html", context)
