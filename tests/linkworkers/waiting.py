"""Somebody who waits in Preston, and what is near by."""

from referrals.models import Referral
from spcore.places.models import Postcode
from tests.factories.providers import ServiceFactory
from tests.factories.referrals import World
from tests.providers.selectors.naive_search import CENTRE


def waiting(world: World, **fields: object) -> Referral:
    """Return the referral of somebody who was accepted and is lonely, at a place that is known."""
    Postcode.objects.get_or_create(
        code="PR12HE", defaults={"outcode": "PR1", "easting": CENTRE[0], "northing": CENTRE[1]}
    )
    referral = world.referral(**{"accepted": True, "needs": ["loneliness", "safety"]} | fields)
    referral.person.postcode = "PR1 2HE"
    referral.person.save()
    return referral


def near(name: str, **fields: object):
    """Return a service near by that anybody may turn up at."""
    usual = {"needs": ["loneliness"], "referral_route": "self", "at": [CENTRE]}
    return ServiceFactory(name=name, **usual | fields)
