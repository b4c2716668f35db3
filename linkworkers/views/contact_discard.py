"""Throwing away a note that was begun."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linkworkers import policies, services
from linkworkers.views.framing import case_to_write
from spcore.access import for_roles


@for_roles(*policies.MAY_RECORD)
@require_POST
def contact_discard(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Throw it away, and begin again."""
    case_to_write(request, referral_id, "case_notes", at=timezone.now())
    services.drop_contact_draft(referral_id=referral_id, actor=request.actor)
    messages.success(request, _("Thrown away"))
    return redirect("linkworkers:contact_add", referral_id)
