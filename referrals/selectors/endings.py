"""How many people go to a service whose money ends, and which cases they are."""

from uuid import UUID

from django.db.models import QuerySet

from providers.models import Funding
from referrals.models import OnwardReferral
from referrals.onward_states import AFTER_ACCEPTING, Status

HELD = (*AFTER_ACCEPTING, Status.WAITING_LIST)


def going_to(funding: Funding) -> QuerySet[OnwardReferral]:
    """Return what would lose support: those at the service, or at any of the provider's."""
    rows = OnwardReferral.objects.filter(provider_id=funding.provider_id, status__in=HELD)
    return rows.filter(service_id=funding.service_id) if funding.service_id else rows


def people_going_to(funding: Funding) -> int:
    """Return how many people that is."""
    rows = going_to(funding).order_by()
    return rows.values("referral__person_id").distinct().count()


def cases_going_to(funding: Funding) -> list[UUID]:
    """Return the cases, in a fixed order."""
    return sorted(set(going_to(funding).values_list("referral_id", flat=True)))
