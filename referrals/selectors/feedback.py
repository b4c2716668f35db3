"""What a referrer may read of a case after sending it: all of it, codes only, or one word."""

from datetime import datetime

from referrals.models import Consent, Purpose, Referral, TimelineEntry, TimelineKind
from referrals.selectors.cases import timeline_of
from referrals.selectors.disclosure import classes_for
from spcore.accounts.actor import Actor
from spcore.accounts.roles import PRACTICE_ROLES, Role

IDENTITY = frozenset({"name", "birth_date", "nhs_number", "status"})
# What the team asks of the referrer is not feedback about the person.
ASKED = ("Returned to the referrer", "Sent to another door")


def is_codes_only(referral: Referral) -> bool:
    """Tell whether the referrer gets codes and status alone (practice.md 12). At most one query."""
    return referral.codes_only or feedback_refused(referral)


def feedback_refused(referral: Referral) -> bool:
    """Tell whether the person said no to feedback, or took their yes back. One query."""
    rows = Consent.objects.filter(person_id=referral.person_id, purpose=Purpose.FEEDBACK)
    latest = rows.order_by("-given_at", "-pk").first()
    return latest is not None and (not latest.is_given or latest.withdrawn_at is not None)


def readable_classes(actor: Actor, referral: Referral, *, at: datetime) -> frozenset[str]:
    """Return the classes the actor reads now, after codes-only and refused feedback."""
    classes = classes_for(actor, referral, at=at)
    if actor.role == Role.OTHER_REFERRER:
        return classes & {"name", "birth_date", "nhs_number"}
    if actor.role in PRACTICE_ROLES and is_codes_only(referral):
        return classes & IDENTITY
    return classes


def told_timeline(
    *, actor: Actor, referral: Referral, classes: frozenset[str], at: datetime
) -> list[TimelineEntry]:
    """Return the lines this reader is told, newest first; without words where codes only."""
    if "status" not in classes:
        return []
    rows = timeline_of(actor=actor, referral=referral, at=at).filter(field_class__in=classes)
    if actor.role not in PRACTICE_ROLES or "consent" in classes:
        return list(rows)
    lines = list(rows.filter(kind=TimelineKind.STEP))
    for line in lines:
        line.detail = line.detail if line.label in ASKED else ""
    return lines
