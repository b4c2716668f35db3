"""An appointment as a file for the worker's calendar."""

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from linkworkers import policies, selectors
from linkworkers.adapters.calendar import CALENDAR, calendar_file
from spcore import audit
from spcore.access import for_roles


@for_roles(*policies.MAY_BOOK)
@require_safe
def appointment_calendar(request: HttpRequest, appointment_id: UUID) -> HttpResponse:
    """Send it; it names nobody, and no place where the record asks to be careful."""
    now, actor = timezone.now(), request.actor
    row = selectors.appointment_for(actor=actor, appointment_id=appointment_id)
    case = selectors.case_for(actor=actor, referral_id=row.referral_id, at=now)
    audit.record(
        actor=actor,
        action=audit.Action.EXPORT,
        people=[case.referral.person_id],
        shown=["appointments"],
        label="linkworkers:appointment_calendar",
        source=audit.source_of(request),
    )
    entry = selectors.calendar_entry(row, case.referral)
    response = HttpResponse(
        calendar_file(entry, at=now, site=settings.SITE_ADDRESS), content_type=CALENDAR
    )
    response["Content-Disposition"] = 'attachment; filename="appointment.ics"'
    return response
