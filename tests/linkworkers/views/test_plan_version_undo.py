"""Taking an agreement back."""

import pytest
from django.utils import timezone

from linkworkers.models import PlanVersion
from tests.factories.linkworkers import PlanFactory, PlanVersionFactory
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestPlanVersionUndo:
    def undo(self, world, **fields):
        referral = PlanFactory(referral=world.referral(active=True)).referral
        version = PlanVersionFactory(referral=referral, taken_at=timezone.now(), **fields)
        return signed_in(world.worker).post(f"/plans/{version.pk}/undo/", follow=True)

    def test_says_so_on_the_plan(self):
        world = small_world()

        answer = self.undo(world, taken_by_id=world.worker.user_id)

        assert "Taken back" in text_of(answer)
        assert "Not agreed with the person yet" in text_of(answer)

    def test_is_for_whoever_wrote_it_down(self):
        answer = self.undo(small_world())

        assert (answer.status_code, PlanVersion.objects.count()) == (409, 1)
