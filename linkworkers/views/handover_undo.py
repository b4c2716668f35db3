"""Taking a handover back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from linkworkers import policies, services
from spcore.access import for_roles


@for_roles(*policies.MAY_KEEP_TEAM)
@require_POST
def handover_undo(request: HttpRequest, handover_id: UUID) -> HttpResponse:
    """Put back those on whose case nothing happened since."""
    number = services.undo_handover(handover_id=handover_id, actor=request.actor, at=timezone.now())
    words = ngettext("%(n)d person is back", "%(n)d people are back", number) % {"n": number}
    messages.success(request, words)
    return redirect("linkworkers:handover_detail", handover_id)
