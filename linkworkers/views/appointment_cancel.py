"""Cancelling an appointment."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies, selectors, services
from linkworkers.forms.appointment_cancel import AppointmentCancelForm
from linkworkers.views.framing import case_to_write, render_on_case
from spcore.access import for_roles

SHOWN = frozenset({"appointments"})


@for_roles(*policies.MAY_BOOK)
@require_http_methods(["GET", "POST"])
def appointment_cancel(request: HttpRequest, appointment_id: UUID) -> HttpResponse:
    """Ask why; its time is free at once."""
    now, actor = timezone.now(), request.actor
    row = selectors.appointment_for(actor=actor, appointment_id=appointment_id)
    case = case_to_write(request, row.referral_id, "appointments", at=now)
    form = AppointmentCancelForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        done = services.cancel_appointment(
            appointment_id=row.pk, reason=form.cleaned_data["reason"], actor=actor, at=now
        )
        told = _("The person is told by a message")
        words = told if done.is_told else _("Tell the person: no message may go to them")
        messages.success(request, f"{_('Appointment cancelled.')} {words}")
        return redirect("linkworkers:case_detail", row.referral_id)
    context = {"form": form, "appointment": selectors.appointment_row(row, at=now)}
    return render_on_case(
        request, "linkworkers/appointment_cancel.html", case, context, shown=SHOWN
    )
