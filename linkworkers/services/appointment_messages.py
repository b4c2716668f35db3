"""Telling people about their appointments: the day before, and at once when one changes."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from linkworkers.models import Appointment, AppointmentMessage, News
from linkworkers.selectors.reaching import to_remind, way_to
from referrals.models import Referral, Scheme
from spcore.outbox.publishing import publish_many
from spcore.working_days import LONDON

TOPIC = "appointment.tell"


@transaction.atomic
def promise_reminders(*, at: datetime) -> int:
    """
    Promise a reminder of what is booked for the next staffed day, in the scheme's hours.

    One a person and day, and none to whom something else went today. Whoever cannot be reached
    safely is told nothing: the day's page and the worker's call are theirs. Running it again
    promises nothing twice. Returns how many were promised.
    """
    schemes = Scheme.objects.filter(reminds_of_appointments=True)
    staffed = [scheme for scheme in schemes if scheme.hours.is_open(at)]
    found = [row for scheme in staffed for row in to_remind(scheme, at=at)]
    return _promise(News.REMINDER, found, at)


def tell_of_change(appointment: Appointment, news: News, *, at: datetime) -> bool:
    """Promise to tell of a change or a cancellation at once. Return whether that is safe."""
    if appointment.starts_at <= at:
        return False
    referral = Referral.objects.select_related("person", "scheme").get(pk=appointment.referral_id)
    appointment.referral = referral
    return bool(_promise(news, [appointment], at))


def _promise(news: News, found: Iterable[Appointment], at: datetime) -> int:
    rows = [
        AppointmentMessage(
            appointment=each,
            person_id=each.referral.person_id,
            news=news,
            sequence=each.sequence,
            day=at.astimezone(LONDON).date(),
            promised_at=at,
        )
        for each in found
        if each.referral.person is not None
        and way_to(each.referral.person, scheme=each.referral.scheme, at=at).is_open
    ]
    AppointmentMessage.objects.bulk_create(rows, ignore_conflicts=True)
    new = AppointmentMessage.objects.filter(pk__in=[row.pk for row in rows])
    subjects = {
        row.pk: (row.appointment.worker_id, row.appointment.referral.reference)
        for row in new.select_related("appointment__referral")
    }
    publish_many(topic=TOPIC, subjects=subjects, at=at)
    return len(subjects)
