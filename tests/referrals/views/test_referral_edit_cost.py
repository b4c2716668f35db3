"""What opening the referral form costs: it is opened for everybody who is referred."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.calls import calls_for
from tests.factories.referrals import OtherDoorFactory, PersonFactory, small_world
from tests.referrals.signing import signed_in

pytestmark = pytest.mark.django_db


def full_draft(world):
    return world.referral(
        person=PersonFactory(practice=world.practice),
        created_at=timezone.now(),
        reason="Falls behind with bills",
        what_matters="To sleep again",
        needs=["money", "loneliness"],
    )


class TestCost:
    def test_asks_four_questions_for_a_little_and_for_a_lot(self):
        world = small_world()
        draft, client = full_draft(world), signed_in(world.gp)
        address = f"/referrals/{draft.pk}/edit/"
        counts = []
        for number in (5, 45):
            for _ in range(number):
                OtherDoorFactory(scheme=world.scheme)
                world.referral(active=True, person=draft.person)
            client.get(address)
            with CaptureQueriesContext(connection) as asked:
                client.get(address)
            counts.append(len(asked))

        assert counts[0] == counts[1] <= 4

    def test_keeps_its_budget_of_calls(self):
        world = small_world()
        draft = full_draft(world)

        assert calls_for(world.gp, f"/referrals/{draft.pk}/edit/") <= 22_000
