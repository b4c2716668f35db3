"""Reads for other systems: the referrals of one organisation, never a draft."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from referrals.models import Person, ReceivedMessage, Referral, Step
from referrals.selectors.codes import clinical_codes
from referrals.selectors.disclosure import classes_for
from referrals.selectors.feedback import IDENTITY, words_withheld_from
from referrals.selectors.short_forms import (
    NAMED,
    OWN,
    TO_BE_DONE,
    is_named_only,
    where_person_objects,
)
from referrals.states import Action, Status
from spcore.accounts.actor import Actor
from spcore.accounts.models import Organisation, OrganisationKind
from spcore.accounts.roles import Role
from spcore.errors import NotVisible

Code = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a search asks for; every part narrows. `after` is (created_at, id) of the last seen."""

    referral_id: UUID | None = None
    identifier: tuple[str, str] | None = None
    reference: str = ""
    nhs_number: str = ""
    family_name: str = ""
    birth_date: str = ""
    stands: Q = field(default_factory=Q)
    changed_since: datetime | None = None
    after: tuple[datetime, UUID] | None = None


def exchanged(*, actor: Actor) -> QuerySet[Referral]:
    """Return what may be told of at all: the actor's referrals but drafts, with what they name."""
    rows = Referral.objects.visible_to(actor).exclude(status=Status.DRAFT)
    if actor.role == Role.OTHER_REFERRER:  # practice.md 10: who objects is not told of
        rows = rows.annotate(person_objects=where_person_objects())
        rows = rows.filter(Q(person_objects=False) | Q(status__in=TO_BE_DONE))
    rows = rows.exclude(status=Status.ENTERED_IN_ERROR, submitted_at=None)  # a draft till the end
    steps = Prefetch("steps", Step.objects.order_by("taken_at", "pk"), to_attr="steps_taken")
    received = Prefetch("received", ReceivedMessage.objects.exclude(identifier=""), "arrived")
    rows = rows.exclude(person=None).select_related(
        "person", "referring_organisation", "team", "scheme__organisation", "referrer"
    )
    return rows.prefetch_related(steps, received).annotate(is_withheld=words_withheld_from(actor))


def is_without_words(referral: Referral) -> bool:
    """Tell whether codes and status are all that is told (practice.md 12). Of `exchanged` rows."""
    return referral.codes_only or bool(referral.is_withheld)  # type: ignore[attr-defined]


def classes_exchanged(actor: Actor, referral: Referral, *, at: datetime) -> frozenset[str]:
    """Return the classes told to another system, of an `exchanged` row. No query."""
    classes = classes_for(actor, referral, at=at)
    if actor.role == Role.OTHER_REFERRER:
        return classes & (NAMED if is_named_only(referral.status, objects=False) else OWN)
    return classes & IDENTITY if is_without_words(referral) else classes


def exchanged_referral(*, actor: Actor, referral_id: UUID) -> Referral:
    """Return one referral as told to another system. :raises NotVisible:"""
    found = exchanged(actor=actor).filter(pk=referral_id).first()
    if found is None:
        raise NotVisible
    return found


def exchanged_matching(*, actor: Actor, wanted: Wanted) -> QuerySet[Referral]:
    """Return the referrals that match, newest first; a page begins after `wanted.after`."""
    rows = exchanged(actor=actor).filter(wanted.stands)
    exact = {
        "pk": wanted.referral_id,
        "reference": wanted.reference,
        "person__nhs_number": wanted.nhs_number,
        "person__family_name__iexact": wanted.family_name,
        "person__birth_date": wanted.birth_date,
    }
    rows = rows.filter(**{name: value for name, value in exact.items() if value})
    if wanted.identifier:
        sent = ReceivedMessage.objects.filter(identifier="|".join(wanted.identifier))
        rows = rows.filter(pk__in=sent.values("referral_id"))
    if wanted.changed_since:
        rows = rows.filter(_changed_since(actor, wanted.changed_since))
    if wanted.after:
        at, key = wanted.after
        rows = rows.filter(Q(created_at__lt=at) | Q(created_at=at, pk__lt=key))
    return rows.order_by("-created_at", "-pk")


def _changed_since(actor: Actor, at: datetime) -> Q:
    """Return what moved since then, for the other referrer only between the three states told."""
    if actor.role != Role.OTHER_REFERRER:
        return Q(pk__in=Step.objects.filter(taken_at__gte=at).values("referral_id"))
    reopened = Step.objects.filter(action=Action.REOPEN, taken_at__gte=at).values("referral_id")
    helped = Q(first_contact_at__gte=at) | Q(pk__in=reopened)
    sent = Q(first_contact_at=None, submitted_at__gte=at)
    return Q(closed_at__gte=at) | Q(helped | sent, closed_at=None)


def referral_sent_as(*, actor: Actor, system_id: UUID, identifier: str) -> UUID:
    """Return the referral a system sent under its own identifier. :raises NotVisible:"""
    rows = ReceivedMessage.objects.filter(
        system_id=system_id,
        identifier=identifier,
        referral__in=Referral.objects.visible_to(actor),
    )
    found = rows.values_list("referral_id", flat=True).first()
    if found is None:
        raise NotVisible
    return found


def codes_to_write() -> dict[str, Code]:
    """Return the codes somebody has looked up, by their use. One query."""
    rows = clinical_codes().filter(verified_on__isnull=False).exclude(use="")
    return {row.use: (row.system, row.code, row.display) for row in rows}


def practice_with_code(*, code: str) -> UUID | None:
    """Return the practice with this ODS code, by what it is registered as, never by its form."""
    rows = Organisation.objects.filter(ods_code=code.upper(), kind=OrganisationKind.PRACTICE)
    return rows.values_list("pk", flat=True).first()


def lock_person(*, person_id: UUID) -> None:
    """Wait for whoever else writes about this person, until the transaction ends."""
    Person.objects.select_for_update().only("pk").get(pk=person_id)
