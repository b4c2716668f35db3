"""Recording one filled-in instrument."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from evaluation.measures.models import (
    Assessment,
    Collected,
    Correction,
    Instrument,
    Occasion,
)
from evaluation.measures.scoring import part_above_whole, score
from evaluation.measures.selectors import choices
from evaluation.measures.selectors.afterwards import may_be_asked
from evaluation.measures.selectors.corrections import assessment_for
from evaluation.measures.selectors.days import refusal_of_day
from evaluation.measures.services.alarms import Alarm, raise_alarm, said_of_danger
from referrals import services as cases
from referrals.models import Referral, Step, TimelineKind
from referrals.states import Action
from spcore import audit
from spcore.accounts.actor import SYSTEM, Actor
from spcore.errors import Conflict, Invalid, NotPermitted
from spcore.outbox.publishing import publish

LONGEST_WORDS = 200
KEPT = ("answers", "words", "scores", "collected", "answered_on")
NOT_AGREED = _lazy(
    "Their support has ended, and they have not agreed to be asked after that. Ask them first"
)

MORE_THAN_ALL = _lazy("This is more than there were")


class Given(Protocol):
    """
    Answers by item code; an item the person left out is not in `answers`.

    `words` are the person's own, by item code, of the items that have them.
    """

    @property
    def answers(self) -> Mapping[str, float]: ...

    @property
    def words(self) -> Mapping[str, str]: ...


@dataclass(frozen=True, slots=True)
class NewAssessment:
    """One filled-in instrument: see `Given`. `nonce` is the form's own (see `Unsaved`)."""

    referral_id: UUID
    instrument: str
    occasion: Occasion
    answers: Mapping[str, float]
    collected: Collected
    answered_on: date
    words: Mapping[str, str] = field(default_factory=dict)
    nonce: UUID | None = None


@dataclass(frozen=True, slots=True)
class Corrected:
    """
    An assessment as it should have been: see `Given`.

    `version`: how often it was corrected. `nonce` is the form's own (see `Unsaved`).
    """

    assessment_id: UUID
    answers: Mapping[str, float]
    collected: Collected
    answered_on: date
    why: str
    version: int
    words: Mapping[str, str] = field(default_factory=dict)
    nonce: UUID | None = None


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was kept, and what an answer that may mean danger set off."""

    assessment: Assessment
    alarm: Alarm | None = None


@transaction.atomic
def record_assessment(*, new: NewAssessment, actor: Actor, at: datetime) -> Recorded:
    """
    Record what the person answered, and work out the scores by the instrument's own rules.

    An answer that the instrument says may mean danger opens the risk pathway in this transaction.
    :raises NotVisible: when the actor may not open the case.
    :raises NotPermitted: when the scheme does not use the measure.
    :raises Invalid: for an answer that is not one of the item's, or a day that cannot be.
    :raises Conflict: when it was answered already, where it is asked once; or after the end, of
        somebody who did not agree to be asked then.
    """
    referral = cases.locked(referral_id=new.referral_id, actor=actor, at=at)
    instrument = Instrument.objects.get(code=new.instrument)
    if not choices.is_chosen(referral.scheme_id, instrument.family):
        raise NotPermitted("The scheme does not use this measure")
    if not may_be_asked(referral, new.occasion, on=new.answered_on):
        raise Conflict(NOT_AGREED)
    _check_day(referral, instrument, new.occasion, new.answered_on)
    check_answers(instrument, new)
    assessment = keep_assessment(referral, instrument, new, actor=actor, at=at)
    alarm = raise_alarm(assessment, actor=actor, at=at, nonce=new.nonce)
    return Recorded(assessment, alarm)


@transaction.atomic
def correct_assessment(*, new: Corrected, actor: Actor, at: datetime) -> Recorded:
    """
    Put right what was typed in wrongly; what stood there is kept with who, when and why.

    An answer that may mean danger, and did not stand there before, opens the risk pathway.
    :raises NotVisible: when the actor may not open the case.
    :raises Invalid: for an answer that is not one of the item's, a day that cannot be, or
        without a reason.
    :raises Conflict: when the person gave the answers alone, or somebody corrected it meanwhile.
    """
    assessment = assessment_for(actor=actor, assessment_id=new.assessment_id, at=at)
    cases.locked(referral_id=assessment.referral_id, actor=actor, at=at)
    assessment.refresh_from_db()
    _refuse_correction(assessment, new)
    before = said_of_danger(assessment.instrument, assessment.answers)
    Correction.objects.create(
        assessment=assessment,
        **{name: getattr(assessment, name) for name in KEPT},
        why=new.why.strip(),
        corrected_by_id=actor.user_id,
        corrected_at=at,
    )
    assessment.answers, assessment.words = dict(new.answers), _own_words(new)
    assessment.collected, assessment.answered_on = new.collected, new.answered_on
    assessment.scores = score(assessment.instrument.rules(), new.answers)
    assessment.save(update_fields=KEPT)
    _remember(assessment, actor, at=at, is_corrected=True)
    if said_of_danger(assessment.instrument, assessment.answers) == before:
        return Recorded(assessment)
    alarm = raise_alarm(assessment, actor=actor, at=at, nonce=new.nonce)
    return Recorded(assessment, alarm)


def _refuse_correction(assessment: Assessment, new: Corrected) -> None:
    if assessment.collected == Collected.LINK:
        raise Conflict(_("They gave these answers themselves. Nobody else changes them"))
    if assessment.corrections.count() != new.version:
        raise Conflict(_("Somebody else has corrected this. Look at it again"))
    if not new.why.strip():
        raise Invalid(_("Say why it is corrected"), field="why")
    occasion = Occasion(assessment.occasion)
    if not may_be_asked(assessment.referral, occasion, on=new.answered_on):
        raise Conflict(NOT_AGREED)
    referral, instrument = assessment.referral, assessment.instrument
    _check_day(referral, instrument, occasion, new.answered_on, but=assessment.pk)
    check_answers(instrument, new)


def _check_day(
    referral: Referral,
    instrument: Instrument,
    occasion: Occasion,
    on: date,
    *,
    but: UUID | None = None,
) -> None:
    if refusal := refusal_of_day(referral, instrument.family, occasion, on=on, but=but):
        raise Invalid(refusal, field="answered_on")


def keep_assessment(
    referral: Referral, instrument: Instrument, new: NewAssessment, *, actor: Actor, at: datetime
) -> Assessment:
    """Write the row, its line on the timeline and its entry of the trail. In a transaction."""
    taken = Assessment.objects.filter(
        referral=referral, instrument__family=instrument.family, occasion=new.occasion
    )
    if new.occasion != Occasion.REVIEW and taken.exists():
        raise Conflict(_("These questions were answered already for this occasion"))
    assessment = Assessment.objects.create(
        referral=referral,
        instrument=instrument,
        occasion=new.occasion,
        answers=dict(new.answers),
        words=_own_words(new),
        scores=score(instrument.rules(), new.answers),
        collected=new.collected,
        answered_on=new.answered_on,
        recorded_by_id=actor.user_id,
        recorded_at=at,
    )
    _remember(assessment, actor, at=at)
    return assessment


@transaction.atomic
def count_end_as_review(*, referral_id: UUID) -> int:
    """
    Count what was answered at an end that was none as a review: the end is asked about again.

    Return how many there were. Safe at any time after the case was reopened.
    """
    reopened = Step.objects.filter(
        referral=OuterRef("referral"), action=Action.REOPEN, taken_at__gt=OuterRef("recorded_at")
    )
    rows = Assessment.objects.filter(Exists(reopened), referral_id=referral_id)
    ended = list(rows.filter(occasion=Occasion.CLOSE).select_related("referral"))
    for assessment in ended:
        assessment.occasion = Occasion.REVIEW
        assessment.save(update_fields=["occasion"])
        audit.record(
            actor=SYSTEM,
            action=audit.Action.CHANGE,
            label="assessment",
            people=[assessment.referral.person_id],
            shown=["wellbeing"],
            object_id=assessment.pk,
            purpose="the case was reopened: the answers at its end count as a review",
        )
    return len(ended)


def _own_words(new: Given) -> dict[str, str]:
    return {code: words.strip() for code, words in new.words.items() if words.strip()}


def check_answers(instrument: Instrument, new: Given) -> None:
    """Refuse what is no answer to these questions. :raises Invalid:"""
    items = {item.code: item for item in instrument.questions()}
    if not new.answers:
        raise Invalid(_("Answer at least one of the questions"))
    for code, answer in new.answers.items():
        if code not in items or not items[code].allows(answer):
            raise Invalid(_("Choose one of the answers shown"), field=code)
        if items[code].is_named and not new.words.get(code, "").strip():
            raise Invalid(_("Say in their own words what it is about"), field=f"{code}_words")
    if impossible := part_above_whole(instrument.rules(), new.answers):
        raise Invalid(str(MORE_THAN_ALL), field=impossible)
    for code, words in new.words.items():
        if code not in items or len(words) > LONGEST_WORDS:
            raise Invalid(_("Say it in fewer words"), field=f"{code}_words")


def _remember(
    assessment: Assessment, actor: Actor, *, at: datetime, is_corrected: bool = False
) -> None:
    occasion = Occasion(assessment.occasion).label
    label = f"{assessment.instrument.name}: {occasion.lower()}"
    if is_corrected:
        label = _("Corrected: %(what)s") % {"what": label}
    line = cases.Line(TimelineKind.MEASURE, label, "wellbeing", object_id=assessment.pk)
    referral = assessment.referral
    cases.note(line, referral_id=referral.pk, at=at, by_id=actor.user_id)
    audit.record(
        actor=actor,
        action=audit.Action.CHANGE if is_corrected else audit.Action.CREATE,
        label="assessment",
        people=[referral.person_id],
        shown=["wellbeing"],
        object_id=assessment.pk,
    )
    publish(topic="assessment.record", subject_id=assessment.pk, at=at)
