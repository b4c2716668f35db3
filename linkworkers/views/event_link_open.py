"""Opening the private link that invites to an event."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from linkworkers.selectors import event_guests
from spcore import private_links
from spcore.access import for_anybody

PURPOSE = "event"


@for_anybody
@never_cache
@csrf_exempt  # the secret in the address is what the post proves; no cookie is set before it
@require_http_methods(["GET", "HEAD", "POST"])
def event_link_open(request: HttpRequest, token: str) -> HttpResponse:
    """Show one button, whatever the link; pressing it goes on to the event."""

    def find(at: datetime) -> UUID | None:
        return event_guests.guest_of_link(token=token, at=at)

    return private_links.open_link(
        request,
        purpose=PURPOSE,
        template="linkworkers/event_link_open.html",
        find=find,
        then="linkworkers:event_by_link",
    )
