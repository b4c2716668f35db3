"""Taking minutes back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from linkworkers.models import TimeSpent
from linkworkers.services.times import add_time
from spcore.accounts.roles import Role
from tests.factories.accounts import actor_in
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in

pytestmark = pytest.mark.django_db


class TestTimeUndo:
    @pytest.mark.parametrize(("minutes", "status"), [(1, 302), (16, 409)])
    def test_is_for_a_quarter_of_an_hour(self, minutes, status):
        world, at = small_world(), timezone.now() - timedelta(minutes=minutes)
        added = add_time(spent_on="admin", minutes=15, actor=world.worker, at=at)

        response = signed_in(world.worker).post(f"/team/time/{added.pk}/undo/")

        assert (response.status_code, TimeSpent.objects.exists()) == (status, status == 409)

    def test_a_colleague_does_not_find_it(self):
        world = small_world()
        added = add_time(spent_on="admin", minutes=15, actor=world.worker, at=timezone.now())
        colleague = actor_in(Role.LINK_WORKER, world.team)

        response = signed_in(colleague).post(f"/team/time/{added.pk}/undo/")

        assert response.status_code == 404
