"""Saying by one tap whether an appointment took place."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linkworkers import policies, selectors, services
from linkworkers.views.tapping import back_to
from spcore.access import for_roles
from spcore.errors import Invalid

CAME = {"yes": True, "no": False}


@for_roles(*policies.MAY_RECORD)
@require_POST
def appointment_record(request: HttpRequest, appointment_id: UUID) -> HttpResponse:
    """Record it as a contact, and go back to the page, where it can be taken back."""
    row = selectors.appointment_for(actor=request.actor, appointment_id=appointment_id)
    came = request.POST.get("came", "")
    if came not in CAME:
        raise Invalid(_("Choose what happened"))
    contact = services.record_attendance(
        appointment_id=row.pk,
        has_come=CAME[came],
        actor=request.actor,
        at=timezone.now(),
    )
    return redirect(back_to(request, row.referral_id, recorded=contact.pk))
