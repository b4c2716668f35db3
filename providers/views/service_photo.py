"""The picture of who hosts a service, as an image."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from providers import selectors
from spcore.access import for_anybody


@for_anybody
@require_safe
def service_photo(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """Hand it out to whoever sees the listing."""
    actor = request.actor  # type: ignore[attr-defined]
    photo = selectors.photo_for(actor=actor, service_id=service_id)
    response = HttpResponse(bytes(photo.content), content_type="image/jpeg")
    response["X-Content-Type-Options"] = "nosniff"
    return response
