"""Taking a turn out of the rota."""

from datetime import timedelta

import pytest
from django.utils import timezone

from referrals.models import OnCallTurn
from tests.factories.referrals import small_world
from tests.referrals.rostering import turn_of
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestRotaRemove:
    def test_takes_it_out_and_says_what_it_was(self):
        world = small_world()
        turn = turn_of(world, world.worker, timezone.localdate() + timedelta(days=1))

        page = text_of(signed_in(world.supervisor).post(f"/rota/{turn.pk}/remove/", follow=True))

        assert not OnCallTurn.objects.exists()
        assert f"Taken out: {world.worker.name}" in page

    def test_keeps_what_is_over_and_what_is_anothers(self):
        world = small_world()
        over = turn_of(world, world.worker, timezone.localdate() - timedelta(days=1))
        coming = turn_of(world, world.worker, timezone.localdate() + timedelta(days=1))

        assert signed_in(world.supervisor).post(f"/rota/{over.pk}/remove/").status_code == 409
        other = signed_in(small_world().supervisor)
        assert other.post(f"/rota/{coming.pk}/remove/").status_code == 404
        assert OnCallTurn.objects.count() == 2
