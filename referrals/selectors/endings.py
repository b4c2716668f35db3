"""How many people go to a service whose money ends, and which cases they are."""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

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
    return _people(going_to(funding))


def people_who_went(funding: Funding, *, on: date) -> int:
    """
    Return how many people had started there and went on, at the end of a day that is over.

    For others than the provider: who reads a count each day sees it change by one, and so knows it,
    however it is rounded.
    """
    went_on = Q(ended_on__gt=on) | Q(ended_on=None, status__in=AFTER_ACCEPTING)
    return _people(_behind(funding).filter(went_on, started_on__lte=on))


def _people(rows: QuerySet[OnwardReferral]) -> int:
    return rows.order_by().values("referral__person_id").distinct().count()


def cases_going_to(funding: Funding) -> list[UUID]:
    """Return the cases, in a fixed order."""
    return sorted(set(going_to(funding).values_list("referral_id", flat=True)))
