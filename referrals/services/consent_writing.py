"""The one place that writes an answer of the person, whichever page or message it came by."""

from collections.abc import Sequence
from datetime import datetime
from functools import reduce
from operator import or_

from django.db.models import Q
from django.utils import timezone

from referrals.models import CompetenceDecision, Consent, Person, Purpose, Referral
from referrals.services.consent_rules import (
    AFTERWARDS_MONTHS,
    NewConsent,
    check_answer,
    months_after,
    review_day,
)
from spcore import making
from spcore.accounts.actor import Actor
from spcore.writing import insert_all


def write_consent(new: NewConsent, person: Person, *, actor: Actor, at: datetime) -> Consent:
    """Check one answer, and write it: see `write_consents`."""
    (row,) = write_consents([new], person, actor=actor, at=at)
    return row


def write_consents(
    news: Sequence[NewConsent],
    person: Person,
    *,
    actor: Actor,
    at: datetime,
    referral: Referral | None = None,
) -> list[Consent]:
    """
    Check answers to different questions, and write them with what they rest on, or none of them.

    They take the reminder over from earlier answers to the same. `referral` is the one whose
    scheme says when to ask again; else it is the person's latest. Call it inside a transaction.
    :raises Invalid: when one is not whole, not theirs to say, or overtaken by a later no.
    """
    for new in news:
        check_answer(new, person, at=at)
    if person.created_at != at:  # whoever is added this moment answered nothing before
        same = reduce(or_, (Q(purpose=new.purpose, provider_id=new.provider_id) for new in news))
        earlier = Consent.objects.filter(same, person=person, review_on__isnull=False)
        earlier.update(review_on=None)
    rows = [_row(new, person, referral, actor, at) for new in news]
    insert_all(rows)
    for new in news:
        if new.competence:
            _judged_able(new, person, actor, at)
    return rows


def _row(
    new: NewConsent, person: Person, referral: Referral | None, actor: Actor, at: datetime
) -> Consent:
    said_on = new.given_on or timezone.localdate(at)
    review_on = new.review_on
    if review_on is None and new.is_given:
        review_on = review_day(person, said_on=said_on, referral=referral)
        if new.purpose == Purpose.AFTERWARDS:  # this one ends by itself: nobody is there to ask
            review_on = months_after(said_on, AFTERWARDS_MONTHS)
    return making.new(
        Consent,
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
        review_on=review_on,
    )


def _judged_able(new: NewConsent, person: Person, actor: Actor, at: datetime) -> None:
    CompetenceDecision.objects.create(
        person=person,
        decision=str(Purpose(new.purpose).label),
        is_competent=True,
        reasons=new.competence,
        decided_by_id=actor.user_id,
        decided_at=at,
    )
