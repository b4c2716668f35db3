"""What the person agreed to on the referral form: each new answer once, by the rules of consent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils import timezone

from referrals import selectors
from referrals.models import (
    Consent,
    ConsentHow,
    Purpose,
    Referral,
    SaidBy,
    TimelineEntry,
    TimelineKind,
)
from referrals.services.consent_rules import NewConsent, Override
from referrals.services.consent_writing import write_consents
from spcore.accounts.actor import Actor
from spcore.writing import insert_all


@dataclass(frozen=True, slots=True)
class Answer:
    """
    The answer for one purpose. `how` is a `ConsentHow`; the rest is as in `NewConsent`.

    `given_on` is asked only where somebody else decided: when capacity was assessed.
    """

    purpose: Purpose
    is_given: bool
    how: str
    reason: str = ""
    given_on: date | None = None
    said_by: str = SaidBy.PERSON
    said_by_name: str = ""
    competence: str = ""
    override: Override = field(default_factory=Override)


def consent_of(answer: Answer, referral: Referral, *, at: datetime) -> NewConsent:
    """Return an answer on a referral's form as the rules of consent judge it."""
    return NewConsent(
        person_id=referral.whom.pk,
        purpose=answer.purpose,
        is_given=answer.is_given,
        how=ConsentHow(answer.how),
        reason=answer.reason,
        given_on=answer.given_on or timezone.localdate(at),
        said_by=answer.said_by,
        said_by_name=answer.said_by_name,
        competence=answer.competence,
        override=answer.override,
    )


def record_answers(
    referral: Referral, answers: tuple[Answer, ...], actor: Actor, at: datetime
) -> None:
    """Write the answers that differ from those this referral has already. :raises Invalid:"""
    if referral.person_id is None or not answers:
        return
    held, judged = selectors.consents_on(referral), {}
    if any(answer.competence for answer in answers):
        judged = selectors.competence_since(referral, reader_id=actor.user_id)
    new = [each for each in answers if _differs(each, held.get(each.purpose), judged)]
    write_answers(referral, new, actor, at)


def write_answers(
    referral: Referral, answers: Sequence[Answer], actor: Actor, at: datetime
) -> None:
    """Write answers of the referral's person, each with its line. :raises Invalid:"""
    if not answers:
        return
    new = [consent_of(answer, referral, at=at) for answer in answers]
    rows = write_consents(new, referral.whom, actor=actor, at=at, referral=referral)
    insert_all([_consent_line(referral, row, actor) for row in rows])


def _differs(answer: Answer, held: Consent | None, judged: Mapping[str, str]) -> bool:
    if held is None or held.withdrawn_at is not None:
        return True
    if answer.given_on not in {None, held.given_on}:
        return True
    if answer.competence and answer.competence != judged.get(str(answer.purpose.label)):
        return True
    by = answer.override
    typed = (answer.is_given, answer.how, answer.reason, answer.said_by, answer.said_by_name)
    kept = (held.is_given, held.how, held.reason, held.said_by, held.said_by_name)
    return (*typed, by.decision, by.assessor, by.basis, by.seen_by) != (
        *kept,
        *(held.decision, held.assessor, held.basis, held.lpa_seen_by),
    )


def _consent_line(referral: Referral, row: Consent, actor: Actor) -> TimelineEntry:
    answer = "agreed" if row.is_given else "did not agree"
    return TimelineEntry(
        referral=referral,
        at=row.given_at,
        kind=TimelineKind.CONSENT,
        label=f"{Purpose(row.purpose).label}: {answer}",
        by_id=actor.user_id,
        object_id=row.pk,
        field_class="consent",
    )
