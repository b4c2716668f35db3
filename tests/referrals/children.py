"""A child, a young person, and who is around them."""

from datetime import timedelta

from django.utils import timezone

from referrals.models import RelatedPerson
from tests.factories.referrals import PersonFactory, World


def born(years: int):
    """Return the birth date of somebody who is so many years old, and a bit."""
    return timezone.localdate() - timedelta(days=365 * years + 200)


def young(world: World, years: int, **fields):
    """Return the referral of somebody of that age, in hand with the world's worker."""
    person = PersonFactory(birth_date=born(years), practice=world.practice, **fields)
    return world.referral(active=True, person=person)


def related(world: World, person, **fields):
    """Return somebody around the person."""
    return RelatedPerson.objects.create(
        **{"name": "Jo Hill", "relation": "mother", **fields},
        person=person,
        recorded_by_id=world.worker.user_id,
        recorded_at=timezone.now(),
    )
