"""Taking a line off the agenda."""

import pytest
from django.utils import timezone

from linkworkers.models import SupervisionItem
from linkworkers.services.supervision import add_item
from tests.factories.referrals import small_world
from tests.linkworkers.supervising import planned
from tests.referrals.signing import signed_in

pytestmark = pytest.mark.django_db


class TestSupervisionItemRemove:
    def test_whoever_added_it_takes_it_off(self):
        world = small_world()
        item = add_item(
            session_id=planned(world).pk, words="x", actor=world.worker, at=timezone.now()
        )
        address = f"/team/supervision/items/{item.pk}/remove/"

        assert signed_in(world.supervisor).post(address).status_code == 404
        assert signed_in(world.worker).post(address).status_code == 302
        assert not SupervisionItem.objects.exists()
