"""What a referrer may read of a case after sending it: all of it, codes only, or one word."""

from datetime import datetime
from uuid import UUID

from django.db.models import (
    BooleanField,
    Case,
    ExpressionWrapper,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from referrals import policies
from referrals.models import (
    Consent,
    Objection,
    Purpose,
    Referral,
    Source,
    TimelineEntry,
    TimelineKind,
)
from referrals.selectors.cases import referral_for, timeline_of
from referrals.selectors.disclosure import classes_for
from referrals.selectors.short_forms import NAMED, OWN, hears_nothing
from spcore.accounts.actor import Actor
from spcore.accounts.models import Organisation
from spcore.accounts.roles import PRACTICE_ROLES, Role
from spcore.errors import NotVisible

IDENTITY = frozenset({"name", "birth_date", "nhs_number", "status"})
# What the team asks of the referrer is not feedback about the person.
ASKED = ("Returned to the referrer", "Sent to another door")


def is_codes_only(referral: Referral) -> bool:
    """Tell whether the referrer gets codes and status alone (practice.md 12). At most one query."""
    return referral.codes_only or feedback_refused(referral)


def feedback_refused(referral: Referral) -> bool:
    """
    Tell whether the person said no to feedback, took their yes back, or objects. At most one query.

    A young person's objection to telling the practice is such a no (practice.md 14).
    """
    if referral.person is not None and Objection.PRACTICE in referral.person.objects_to:
        return True
    rows = Consent.objects.filter(person_id=referral.person_id, purpose=Purpose.FEEDBACK)
    latest = rows.order_by("-given_at", "-pk").first()
    return latest is not None and (not latest.is_given or latest.withdrawn_at is not None)


def readable_classes(actor: Actor, referral: Referral, *, at: datetime) -> frozenset[str]:
    """Return the classes the actor reads now, after codes-only and refused feedback."""
    classes = classes_for(actor, referral, at=at)
    if actor.role == Role.OTHER_REFERRER:
        return classes & (NAMED if hears_nothing(actor, referral) else OWN)
    if actor.role in PRACTICE_ROLES and (
        policies.has_left(actor, referral) or is_codes_only(referral)
    ):
        return classes & IDENTITY
    return classes


def words_withheld_from(actor: Actor) -> Case:
    """Return `feedback_refused` or `policies.has_left` as one column, for lists and exports."""
    answers = Consent.objects.filter(person_id=OuterRef("person_id"), purpose=Purpose.FEEDBACK)
    no = ExpressionWrapper(
        Q(is_given=False) | Q(withdrawn_at__isnull=False), output_field=BooleanField()
    )
    latest = answers.order_by("-given_at", "-pk").annotate(no=no).values("no")[:1]
    objects = Q(person__objects_to__contains=[Objection.PRACTICE])
    has_moved = Q(told_practice__isnull=False) & ~Q(told_practice_id=actor.organisation_id)
    return Case(
        When(objects | has_moved, then=Value(True)),
        default=Coalesce(Subquery(latest), Value(False)),
        output_field=BooleanField(),
    )


def practice_to_tell(referral: Referral) -> Organisation:
    """Return who hears how it goes: the practice the person moved to, else whoever referred."""
    return referral.told_practice or referral.referring_organisation


def is_told_nothing(referral: Referral) -> bool:
    """Tell whether a young person does not want the school that referred them told anything."""
    objects = referral.person is not None and Objection.SCHOOL in referral.person.objects_to
    return objects and referral.source == Source.SCHOOL


def may_repeat(referral: Referral, classes: frozenset[str]) -> bool:
    """Tell whether whoever reads these classes may begin another with the same needs."""
    return referral.submitted_at is not None and "needs" in classes


def to_repeat(*, actor: Actor, referral_id: UUID, at: datetime) -> Referral:
    """
    Return a sent referral to begin another like it: its needs and its scheme, nothing else.

    :raises NotVisible: also where the actor may not read its needs.
    """
    referral = referral_for(actor=actor, referral_id=referral_id, at=at)
    if not may_repeat(referral, readable_classes(actor, referral, at=at)):
        raise NotVisible
    return referral


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
