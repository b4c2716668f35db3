"""Takes a message off the list that a person dealt with by other means."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from spcore.access import for_roles
from spcore.ops.views.undelivered_list import WHO_MAY
from spcore.outbox import services


@for_roles(*WHO_MAY)
@require_POST
def undelivered_settle(request: HttpRequest, message_id: UUID) -> HttpResponse:
    """Write down that somebody dealt with it, and take it off the list."""
    services.settle_message(
        message_id=message_id,
        actor=request.actor,  # type: ignore[attr-defined]
        at=timezone.now(),
    )
    messages.success(request, _("Marked as dealt with"))
    return redirect("ops:undelivered_list")
