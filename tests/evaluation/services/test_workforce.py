"""Figures of the workforce are of no team so small that they would be about somebody."""

import pytest

from evaluation.facts.selectors.teams import LEAST_WORKERS
from evaluation.periods import Quarter
from evaluation.services.workforce import workforce_tiles
from spcore.accounts.models import OrganisationKind
from spcore.accounts.roles import Role
from tests.factories.accounts import OrganisationFactory, actor_in
from tests.factories.linkworkers import ProfileFactory
from tests.factories.referrals import small_world

pytestmark = pytest.mark.django_db


def figures(workers, *, cases=2):
    """Return the row of a scheme whose team has so many link workers, and so many cases on one."""
    world = small_world()
    area = OrganisationFactory(kind=OrganisationKind.ICB)
    world.scheme.organisation.parent = area
    world.scheme.organisation.save()
    ProfileFactory(user_id=world.worker.user_id, user=None, team=world.team, capacity=30)
    for _ in range(workers - 1):
        actor_in(Role.LINK_WORKER, world.team)
    for _ in range(cases):
        world.referral(active=True)
    (row,) = workforce_tiles(area.pk, Quarter(2026, 3))[0].rows
    return row


class TestWorkforce:
    def test_of_five_is_told(self):
        _name, number, capacity, weight, load, *_rest = figures(LEAST_WORKERS, cases=9)

        assert (number, capacity.value, weight.value) == (5, 30, 10)
        assert round(load.value) == 33

    def test_says_of_few_cases_neither_how_many_nor_what_share_they_are(self):
        _name, _number, _capacity, weight, load, *_rest = figures(LEAST_WORKERS, cases=2)

        assert (weight.value, load.value) == (None, None)

    def test_of_four_says_neither_how_many_nor_anything_of_them(self):
        _name, number, *rest = figures(LEAST_WORKERS - 1)

        assert number is None
        assert [each.value for each in rest] == [None] * 5
