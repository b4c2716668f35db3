"""What is booked goes over to whoever has the person from now on."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from linkworkers.models import Appointment
from linkworkers.services.contacts import change_case
from referrals.models import Referral
from spcore.ui import dates

LONGEST = 200


def pass_appointments(referral: Referral, *, to_id: UUID, at: datetime) -> list[UUID]:
    """
    Give what is still to come of a locked case to its new link worker, and return what moved.

    What falls into another appointment of theirs stays where it is, and booking it anew is the
    next step of the case, today.
    """
    coming = Appointment.objects.booked().filter(referral=referral, ends_at__gt=at)
    moved, clashing = [], []
    for row in coming.exclude(worker_id=to_id).order_by("starts_at", "pk"):
        if _is_moved(row, to_id):
            moved.append(row.pk)
        else:
            clashing.append(dates.when(row.starts_at))
    if clashing:
        step = _("Book anew, you are busy then: %(when)s") % {"when": ", ".join(clashing)}
        plan = {"next_action": step[:LONGEST], "next_action_on": timezone.localdate(at)}
        change_case(referral, plan, at)
    return moved


def _is_moved(row: Appointment, to_id: UUID) -> bool:
    try:
        with transaction.atomic():
            return bool(Appointment.objects.filter(pk=row.pk).update(worker_id=to_id))
    except IntegrityError:
        return False
