"""A person with a link worker, and services on their shortlist."""

from django.utils import timezone

from linkworkers.models import ShortlistItem
from referrals.models import Referral
from tests.factories.providers import ServiceFactory
from tests.factories.referrals import World


def on_list(world: World, referral: Referral, *names: str, **fields: object) -> list[ShortlistItem]:
    """Return services of these names on the list of the case, in this order."""
    return [
        ShortlistItem.objects.create(
            referral=referral,
            service=ServiceFactory(name=name, **fields),
            added_by_id=world.worker.user_id,
            added_at=timezone.now(),
        )
        for name in names
    ]


def address(referral: Referral) -> str:
    """Return where the list is."""
    return f"/caseload/{referral.pk}/shortlist/"
