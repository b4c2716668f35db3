"""Putting a reminder off."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies
from linkworkers.forms.reminder_put_off import ReminderPutOffForm
from linkworkers.selectors import reminders
from linkworkers.services import reminders as services
from spcore.access import for_roles
from spcore.responses import audited_render
from spcore.ui.dates import day


@for_roles(*policies.MAY_SEE_REMINDERS)
@require_http_methods(["GET", "POST"])
def reminder_put_off(request: HttpRequest, reminder_id: UUID) -> HttpResponse:
    """Ask until when, and hide it until then."""
    now, actor = timezone.now(), request.actor
    row = reminders.row_for(actor=actor, reminder_id=reminder_id)
    form = ReminderPutOffForm(request.POST if request.method == "POST" else None, at=now)
    if form.is_valid():
        until = form.cleaned_data["until"]
        services.put_off(reminder_id=row.id, actor=actor, at=now, until=until)
        messages.success(request, _("Put off until %(day)s") % {"day": day(until)})
        return redirect("linkworkers:reminder_list")
    return audited_render(
        request,
        "linkworkers/reminder_put_off.html",
        {"form": form, "row": row, "back": reverse("linkworkers:reminder_list")},
        people=[row.person_id],
        shown=["name", "status"],
    )
