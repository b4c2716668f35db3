"""Taking the picture of who hosts a service away."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from providers import policies
from providers.policies import Action
from providers.services import host_photos
from spcore.access import for_roles


@for_roles(*policies.WHO_MAY[Action.EDIT])
@require_POST
def listing_photo_remove(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """Delete it: whoever is on it may ask for that at any time."""
    actor = request.actor  # type: ignore[attr-defined]
    host_photos.remove_photo(actor=actor, at=timezone.now(), service_id=service_id)
    messages.success(request, _("The picture is deleted"))
    return redirect("providers:listing_photo", service_id)
