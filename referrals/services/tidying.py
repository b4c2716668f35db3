"""Drafts that nobody goes on with: their owner is told, then they are marked, never deleted."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import DateTimeField, DurationField, ExpressionWrapper, F, QuerySet, Value
from django.db.models.functions import Coalesce

from referrals.models import Referral
from referrals.services.steps import take_locked
from referrals.states import Action, Status
from spcore.accounts.actor import SYSTEM
from spcore.outbox.publishing import publish_many

NOTICE = timedelta(days=7)  # between being told and being marked
NOTICE_DAYS = NOTICE.days
BATCH = 200
STALE = "draft.stale"
REASON = "Not sent, and not changed for the number of days the scheme has set"


@transaction.atomic
def warn_of_stale_drafts(*, at: datetime) -> int:
    """
    Promise to tell the owner of each draft that is seven days from its end, once; return how many.

    Three statements, however many drafts. Saving the draft again takes the notice back.
    """
    days = ExpressionWrapper(
        F("scheme__draft_days") * Value(timedelta(days=1)), output_field=DurationField()
    )
    since = ExpressionWrapper(Value(at + NOTICE) - days, output_field=DateTimeField())
    rows = Referral.objects.in_status(Status.DRAFT).filter(tidy_told_at=None)
    rows = rows.alias(touched_at=Coalesce("saved_at", "created_at"), since=since)
    found = _locked(rows.filter(touched_at__lte=F("since")))
    subjects = {pk: (owner, reference) for pk, owner, reference in found}
    Referral.objects.filter(pk__in=subjects).update(tidy_told_at=at)
    publish_many(topic=STALE, subjects=subjects, at=at)
    return len(subjects)


def _locked(rows: QuerySet[Referral]) -> list[tuple[UUID, UUID, str]]:
    """Return id, owner and reference of the rows nobody is saving just now, oldest first."""
    free = rows.select_for_update(of=("self",), skip_locked=True)
    return list(free.order_by("created_at", "pk").values_list("pk", "referrer_id", "reference"))


def mark_stale_drafts(*, at: datetime) -> int:
    """
    Mark as made in error, by the system and with a step, what was not saved since its owner knew.

    Return how many. In batches, each a transaction, so that none is long.
    """
    marked = 0
    while number := _mark_some(at):
        marked += number
    return marked


@transaction.atomic
def _mark_some(at: datetime) -> int:
    rows = Referral.objects.in_status(Status.DRAFT).filter(tidy_told_at__lte=at - NOTICE)
    free = rows.select_related("person").select_for_update(of=("self",), skip_locked=True)
    drafts = list(free.order_by("created_at", "pk")[:BATCH])
    for draft in drafts:
        take_locked(Action.MARK_IN_ERROR, draft, actor=SYSTEM, at=at, reason=REASON, closed_at=at)
    return len(drafts)
