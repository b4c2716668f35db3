"""Taking minutes back that were added by mistake."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linkworkers import policies
from linkworkers.services.times import take_time_back
from spcore.access import for_roles


@for_roles(*policies.MAY_RECORD)
@require_POST
def time_undo(request: HttpRequest, time_id: UUID) -> HttpResponse:
    """Take them back."""
    take_time_back(time_id=time_id, actor=request.actor, at=timezone.now())
    messages.success(request, _("Taken back"))
    return redirect("linkworkers:time_spent")
