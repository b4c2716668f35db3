"""Ticking off what a service answered."""

from datetime import datetime

from django.db import transaction

from linkworkers.models import AnswerRead
from referrals.models import OnwardStep, Referral
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.errors import NotVisible


@transaction.atomic
def read_answer(*, step_id: int, actor: Actor, at: datetime) -> None:
    """
    Keep that the actor has read it, and what came before; the first who does is kept.

    :raises NotVisible:
    """
    cases = Referral.objects.readable_by(actor, at=at)
    rows = OnwardStep.objects.filter(pk=step_id, onward__referral__in=cases)
    step = rows.select_related("onward__referral").first()
    if step is None:
        raise NotVisible
    if AnswerRead.objects.filter(step=step).exists():
        return
    so_far = OnwardStep.objects.filter(onward=step.onward, taken_at__lte=step.taken_at)
    AnswerRead.objects.bulk_create(
        [AnswerRead(step=each, read_by_id=actor.user_id, read_at=at) for each in so_far],
        ignore_conflicts=True,
    )
    audit.record(
        actor=actor,
        action=audit.Action.CHANGE,
        label="answer_read",
        people=[step.onward.referral.person_id],
        shown=["organisations"],
        object_id=step.onward_id,
    )
