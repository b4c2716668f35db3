"""What the person has agreed to, as it stands now."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import (
    BooleanField,
    ExpressionWrapper,
    OuterRef,
    Q,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce

from referrals.models import Consent, OnwardReferral, Purpose, Referral
from referrals.selectors.disclosure import classes_for
from spcore.accounts.actor import Actor
from spcore.accounts.roles import PRACTICE_ROLES
from spcore.errors import NotVisible


def latest_consents(*, person_id: UUID) -> dict[str, Consent]:
    """Return the latest answer for each purpose but sharing, which is per service."""
    rows = Consent.objects.filter(person_id=person_id).exclude(purpose=Purpose.SHARING)
    return {row.purpose: row for row in rows.order_by("given_at", "pk")}


def has_consent(*, person_id: UUID, purpose: Purpose) -> bool:
    """Tell whether the latest answer for `purpose` is a yes that was not withdrawn."""
    rows = Consent.objects.filter(person_id=person_id, purpose=purpose)
    latest = rows.order_by("-given_at", "-pk").first()
    return latest is not None and latest.is_given and latest.withdrawn_at is None


def asked_afterwards(*, on: date, person: str = "person_id") -> Coalesce:
    """
    Return, for rows that lead to a person, whether they agreed to be asked after the end.

    Unlike other agreements it ends on its day: nobody works with the person who would ask again.
    """
    stands = Q(is_given=True, withdrawn_at=None) & (Q(review_on=None) | Q(review_on__gt=on))
    answers = Consent.objects.filter(person_id=OuterRef(person), purpose=Purpose.AFTERWARDS)
    stood = answers.annotate(stands=ExpressionWrapper(stands, BooleanField()))
    latest = Subquery(stood.order_by("-given_at", "-pk").values("stands")[:1])
    return Coalesce(latest, Value(False))


def consent_to_share(*, person_id: UUID, provider_id: UUID) -> Consent | None:
    """Return the consent to share with this provider that stands now, if any."""
    rows = Consent.objects.filter(
        person_id=person_id, purpose=Purpose.SHARING, provider_id=provider_id
    )
    latest = rows.order_by("-given_at", "-pk").first()
    return latest if latest and latest.is_given and latest.withdrawn_at is None else None


def consents_of(*, actor: Actor, referral: Referral, at: datetime) -> list[Consent]:
    """
    Return every answer of the case's person, newest first, if the actor may read consent.

    A practice reads of services only those of this case: another may be told by codes alone.
    """
    if "consent" not in classes_for(actor, referral, at=at):
        return []
    rows = Consent.objects.filter(person_id=referral.person_id)
    if actor.role in PRACTICE_ROLES:
        of_this_case = OnwardReferral.objects.filter(referral=referral).values("provider_id")
        rows = rows.filter(Q(provider=None) | Q(provider_id__in=of_this_case))
    rows = rows.select_related("provider__organisation", "recorded_by")
    return list(rows.order_by("-given_at", "-pk"))


def providers_of(referral: Referral) -> list[tuple[UUID, str]]:
    """Return the providers the person was offered anything of, for a choice list."""
    rows = OnwardReferral.objects.filter(referral=referral).order_by("provider__organisation__name")
    return list(rows.values_list("provider_id", "provider__organisation__name").distinct())


def consent_for(*, actor: Actor, consent_id: UUID, at: datetime) -> tuple[Consent, Referral]:
    """
    Return an agreement that stands, with a case of its person that the actor may open.

    :raises NotVisible:
    """
    consent = Consent.objects.filter(pk=consent_id, is_given=True, withdrawn_at=None)
    found = consent.select_related("provider__organisation").first()
    if found is None:
        raise NotVisible
    cases = Referral.objects.readable_by(actor, at=at).filter(person_id=found.person_id)
    referral = cases.select_related("person").order_by("-created_at", "pk").first()
    if referral is None or "consent" not in classes_for(actor, referral, at=at):
        raise NotVisible
    return found, referral


def standing_answers(person_id: UUID) -> dict[tuple[str, UUID | None], bool]:
    """Return for each purpose, and provider, whether the latest answer is a yes that stands."""
    rows = Consent.objects.filter(person_id=person_id).order_by("given_at", "pk")
    return {
        (row.purpose, row.provider_id): row.is_given and row.withdrawn_at is None for row in rows
    }
