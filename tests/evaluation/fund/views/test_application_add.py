"""Beginning an application."""

import pytest

from evaluation.fund.models import Application
from tests.evaluation.fund.world import fund_world
from tests.referrals.signing import signed_in

pytestmark = pytest.mark.django_db


class TestApplicationAdd:
    def test_begins_one_and_goes_on_to_writing(self):
        world = fund_world("open")
        address = f"/fund/rounds/{world.round.pk}/apply/"

        first = signed_in(world.provider).post(address)
        again = signed_in(world.provider).post(address)

        row = Application.objects.get()
        assert first.url == again.url == f"/fund/applications/{row.pk}/edit/"
        assert signed_in(world.citizen).post(address).status_code == 403
