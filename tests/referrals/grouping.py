"""A group of a service, and people whom it may place."""

from uuid import uuid4

from django.utils import timezone

from providers.models import Group
from referrals.models import OnwardReferral
from referrals.services import groups
from tests.factories.referrals import PersonFactory
from tests.referrals.sharing import Sharing, offered


def accepted(**fields: object) -> Sharing:
    """Return somebody whom a service said yes to."""
    return offered(**fields).sent().answered("accept")


def group_for(sharing: Sharing, *, places: int = 2, **fields: object) -> Group:
    """Open a group of the service somebody was sent to."""
    details = groups.GroupDetails(
        **{"service_id": sharing.onward.service_id, "name": "Tuesdays", "places": places} | fields
    )
    return groups.add_group(group_id=uuid4(), details=details, actor=sharing.provider)


def another(sharing: Sharing, *, status: str = "accepted", name: str = "Other") -> OnwardReferral:
    """Add somebody else whom the same service was sent, where they stand."""
    person = PersonFactory(family_name=name, practice=sharing.world.practice)
    referral = sharing.world.referral(active=True, person=person)
    now = timezone.now()
    consent = sharing.fresh().consent
    consent.pk, consent.person = uuid4(), person
    consent.save(force_insert=True)
    return OnwardReferral.objects.create(
        referral=referral,
        service_id=sharing.onward.service_id,
        provider_id=sharing.onward.provider_id,
        status=status,
        consent=consent,
        made_by_id=sharing.world.worker.user_id,
        sent_at=now,
        answered_at=now,
    )


def seated(sharing: Sharing, group: Group) -> object:
    """Give somebody a place."""
    return groups.give_place(
        group_id=group.pk, onward_id=sharing.onward.pk, actor=sharing.provider, at=timezone.now()
    )
