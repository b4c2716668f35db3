"""Taking back a contact that was recorded by mistake."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linkworkers import policies, services
from spcore.access import for_roles


@for_roles(*policies.MAY_RECORD)
@require_POST
def contact_undo(request: HttpRequest, contact_id: UUID) -> HttpResponse:
    """Put the case back as it stood."""
    services.take_contact_back(contact_id=contact_id, actor=request.actor, at=timezone.now())
    messages.success(request, _("Taken back. The case stands as it did before"))
    return redirect("linkworkers:today")
