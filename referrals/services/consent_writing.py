"""The one place that writes an answer of the person, whichever page or message it came by."""

from datetime import datetime

from referrals.models import CompetenceDecision, Consent, Person, Purpose
from referrals.services.consent_rules import NewConsent, check_answer, review_day
from spcore.accounts.actor import Actor


def write_consent(new: NewConsent, person: Person, *, actor: Actor, at: datetime) -> Consent:
    """
    Check one answer, and write it with what it rests on. Call it inside a transaction.

    It takes the reminder over from earlier answers to the same question.
    :raises Invalid: when it is not whole, not theirs to say, or overtaken by a later no.
    """
    check_answer(new, person, at=at)
    said_on = new.given_on or at.date()
    earlier = Consent.objects.filter(
        person=person, purpose=new.purpose, provider_id=new.provider_id, review_on__isnull=False
    )
    earlier.update(review_on=None)
    default = review_day(person, said_on=said_on) if new.is_given else None
    row = Consent.objects.create(
        person=person,
        purpose=new.purpose,
        provider_id=new.provider_id,
        is_given=new.is_given,
        how=new.how,
        said_by=new.said_by,
        said_by_name=new.said_by_name,
        reason=new.reason,
        decision=new.override.decision,
        assessor=new.override.assessor,
        basis=new.override.basis,
        lpa_seen_by=new.override.seen_by,
        recorded_by_id=actor.user_id,
        given_at=at,
        given_on=said_on,
        review_on=new.review_on or default,
    )
    if new.competence:
        _judged_able(new, person, actor, at)
    return row


def _judged_able(new: NewConsent, person: Person, actor: Actor, at: datetime) -> None:
    CompetenceDecision.objects.create(
        person=person,
        decision=str(Purpose(new.purpose).label),
        is_competent=True,
        reasons=new.competence,
        decided_by_id=actor.user_id,
        decided_at=at,
    )
