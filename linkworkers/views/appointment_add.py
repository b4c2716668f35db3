"""Booking an appointment."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linkworkers import policies, selectors, services
from linkworkers.forms.appointment_add import AppointmentAddForm
from linkworkers.views.framing import case_to_write, render_on_case
from spcore.access import for_roles

SHOWN = frozenset({"appointments"})


@for_roles(*policies.MAY_BOOK)
@require_http_methods(["GET", "POST"])
def appointment_add(request: HttpRequest, referral_id: UUID) -> HttpResponse:
    """Ask when, how and where; what is taken is said beside the field."""
    now, actor = timezone.now(), request.actor
    case = case_to_write(request, referral_id, "appointments", at=now)
    person, worker_id = case.referral.whom, case.referral.link_worker_id
    form = AppointmentAddForm(
        request.POST if request.method == "POST" else None,
        rooms=selectors.rooms_to_choose(actor=actor),
        clashes=partial(selectors.clashes, worker_id=worker_id),
        initial={"interpreter": person.language if person.needs_interpreter else ""},
    )
    if form.is_valid():
        services.book_appointment(
            referral_id=case.referral.pk,
            when=form.when(),
            nonce=form.cleaned_data["nonce"],
            actor=actor,
            at=now,
        )
        messages.success(request, _("Appointment booked"))
        return redirect("linkworkers:case_detail", case.referral.pk)
    return render_on_case(request, "linkworkers/appointment_add.html", case, {"form": form})
