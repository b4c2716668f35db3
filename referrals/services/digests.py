"""Promising the weekly digests, on Mondays."""

from datetime import date, datetime, timedelta

from django.db import transaction

from referrals.models import Digest, PracticePreferences, Referral, Step
from referrals.states import OPEN
from spcore.accounts.models import Organisation, OrganisationKind
from spcore.outbox.publishing import publish
from spcore.working_days import LONDON

HOUR = 7  # before surgery begins
MONDAY = 0
WEEK = timedelta(days=7)


def promise_digests(*, at: datetime) -> int:
    """
    Promise this week's digest to every practice with a referral open, or news in a week.

    On Mondays from seven o'clock in London; one a practice and week, however often it runs.
    Returns how many were promised.
    """
    local = at.astimezone(LONDON)
    if local.weekday() != MONDAY or local.hour < HOUR:
        return 0
    return sum(_promise(practice, local.date(), at) for practice in _practices(at))


def _practices(at: datetime) -> list[Organisation]:
    stopped = PracticePreferences.objects.filter(wants_digest=False).values("pk")
    moved = Step.objects.filter(taken_at__gt=at - WEEK).values("referral_id")
    busy = Referral.objects.filter(status__in=OPEN) | Referral.objects.filter(pk__in=moved)
    rows = Organisation.objects.filter(kind=OrganisationKind.PRACTICE, is_open=True)
    rows = rows.filter(pk__in=busy.values("referring_organisation_id"))
    return list(rows.exclude(pk__in=stopped).order_by("pk"))


@transaction.atomic
def _promise(practice: Organisation, week_on: date, at: datetime) -> bool:
    digest, is_new = Digest.objects.get_or_create(practice=practice, week_on=week_on)
    if is_new:
        publish(topic="digest.send", subject_id=digest.pk, at=at)
    return is_new
