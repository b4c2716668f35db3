"""Moving an appointment."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies, selectors, services
from linkworkers.forms.appointment_edit import AppointmentEditForm, saved_of
from linkworkers.views.framing import case_to_write, render_on_case
from spcore.access import for_roles

SHOWN = frozenset({"appointments"})


@for_roles(*policies.MAY_BOOK)
@require_http_methods(["GET", "POST"])
def appointment_edit(request: HttpRequest, appointment_id: UUID) -> HttpResponse:
    """Show what is booked; a version that is older than the saved one shows both."""
    now, actor = timezone.now(), request.actor
    row = selectors.appointment_for(actor=actor, appointment_id=appointment_id)
    case = case_to_write(request, row.referral_id, "appointments", at=now)
    form = AppointmentEditForm(
        request.POST if request.method == "POST" else None,
        rooms=selectors.rooms_to_choose(actor=actor),
        clashes=partial(selectors.clashes, worker_id=row.worker_id, but=row.pk),
        saved=saved_of(row),
        current=row.sequence,
    )
    if form.is_valid():
        done = services.move_appointment(
            appointment_id=row.pk,
            when=form.when(),
            sequence=form.cleaned_data["version"],
            actor=actor,
            at=now,
        )
        told = _("The person is told by a message")
        words = told if done.is_told else _("Tell the person: no message may go to them")
        messages.success(request, f"{_('Appointment changed.')} {words}")
        return redirect("linkworkers:case_detail", row.referral_id)
    context = {"form": form}
    return render_on_case(request, "linkworkers/appointment_edit.html", case, context, shown=SHOWN)
