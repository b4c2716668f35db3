"""Taking one's own line off the agenda."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linkworkers import policies
from linkworkers.services.supervision import remove_item
from spcore.access import for_roles


@for_roles(*policies.MAY_SUPERVISE)
@require_POST
def supervision_item_remove(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """Take it off, and go back to the session."""
    session_id = remove_item(item_id=item_id, actor=request.actor)
    messages.success(request, _("Taken off the agenda"))
    return redirect("linkworkers:supervision_detail", session_id)
