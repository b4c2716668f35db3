"""Recording one filled-in instrument."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from evaluation.measures.models import Assessment, Collected, Instrument, Occasion
from referrals import services as cases
from referrals.models import TimelineKind
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, Invalid
from spcore.outbox.publishing import publish


@dataclass(frozen=True, slots=True)
class NewAssessment:
    """Answers by item code; an item the person left out is not in `answers`."""

    referral_id: UUID
    instrument: str
    occasion: Occasion
    answers: dict[str, int]
    collected: Collected
    answered_on: date


@transaction.atomic
def record_assessment(*, new: NewAssessment, actor: Actor, at: datetime) -> Assessment:
    """
    Record what the person answered. Nothing is added up: ONS4 is four separate figures.

    :raises NotVisible: when the actor may not open the case.
    :raises Invalid: for an answer that is not one of the item's.
    :raises Conflict: when the start or the end was answered already.
    """
    referral = cases.locked(referral_id=new.referral_id, actor=actor, at=at)
    instrument = Instrument.objects.get(code=new.instrument)
    _check_answers(instrument, new.answers)
    taken = Assessment.objects.filter(
        referral=referral, instrument=instrument, occasion=new.occasion
    )
    if new.occasion != Occasion.REVIEW and taken.exists():
        raise Conflict(_("These questions were answered already for this occasion"))
    assessment = Assessment.objects.create(
        referral=referral,
        instrument=instrument,
        occasion=new.occasion,
        answers=new.answers,
        collected=new.collected,
        answered_on=new.answered_on,
        recorded_by_id=actor.user_id,
        recorded_at=at,
    )
    _remember(assessment, actor)
    return assessment


def _check_answers(instrument: Instrument, answers: dict[str, int]) -> None:
    items = {item["code"]: item for item in instrument.items}
    if not answers:
        raise Invalid(_("Answer at least one of the questions"))
    for code, answer in answers.items():
        item = items.get(code)
        if item is None or not item["minimum"] <= answer <= item["maximum"]:
            raise Invalid(_("Choose one of the answers shown"), field=code)


def _remember(assessment: Assessment, actor: Actor) -> None:
    occasion = Occasion(assessment.occasion).label
    label = f"{assessment.instrument.name}: {occasion.lower()}"
    line = cases.Line(TimelineKind.MEASURE, label, "wellbeing", object_id=assessment.pk)
    referral = assessment.referral
    at = assessment.recorded_at
    cases.note(line, referral_id=referral.pk, at=at, by_id=actor.user_id)
    audit.record(
        actor=actor,
        action=audit.Action.CREATE,
        label="assessment",
        people=[referral.person_id],
        shown=["wellbeing"],
        object_id=assessment.pk,
    )
    publish(topic="assessment.record", subject_id=assessment.pk, at=at)
