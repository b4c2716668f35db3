"""How many people go to a service whose money ends, and which cases they are."""

from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from providers.models import Funding
from referrals.models import OnwardReferral
from referrals.onward_states import AFTER_ACCEPTING, Status

HELD = (*AFTER_ACCEPTING, Status.WAITING_LIST)


def going_to(funding: Funding) -> QuerySet[OnwardReferral]:
    """Return what would lose support: those at the service, or at any of the provider's."""
    return _behind(funding).filter(status__in=HELD)


def _behind(funding: Funding) -> QuerySet[OnwardReferral]:
    rows = OnwardReferral.objects.filter(provider_id=funding.provider_id)
    return rows.filter(service_id=funding.service_id) if funding.service_id else rows


def people_going_to(funding: Funding) -> int:
    """Return how many people that is."""
    return going_to(funding).order_by().values("referral__person_id").distinct().count()


def people_who_went(*, on: date) -> dict[tuple[UUID, UUID | None], int]:
    """
    Return how many people had started and went on at the end of a day, by provider and service.

    A provider's own row is without a service: who goes to two of its services is one person. Two
    queries.
    """
    went_on = Q(ended_on__gt=on) | Q(ended_on=None, status__in=AFTER_ACCEPTING)
    rows = OnwardReferral.objects.filter(went_on, started_on__lte=on).order_by()
    people = Count("referral__person_id", distinct=True)
    whole = rows.values_list("provider_id").annotate(n=people)
    services = rows.values_list("provider_id", "service_id").annotate(n=people)
    found: dict[tuple[UUID, UUID | None], int] = {(provider, None): n for provider, n in whole}
    return found | {(provider, service): n for provider, service, n in services}


def cases_going_to(funding: Funding) -> list[UUID]:
    """Return the cases, in a fixed order."""
    return sorted(set(going_to(funding).values_list("referral_id", flat=True)))
