"""Taking "dealt with" back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linkworkers import policies
from linkworkers.services import reminders
from spcore.access import for_roles


@for_roles(*policies.MAY_SEE_REMINDERS)
@require_POST
def reminder_undo(request: HttpRequest, reminder_id: UUID) -> HttpResponse:
    """Put it back on the list."""
    reminders.take_up_again(reminder_id=reminder_id, actor=request.actor, at=timezone.now())
    messages.success(request, _("It is on your list again"))
    return redirect("linkworkers:reminder_list")
