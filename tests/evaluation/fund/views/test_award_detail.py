"""One award, for those it concerns."""

import pytest

from tests.evaluation.fund.world import award_in, fund_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestAwardDetail:
    def test_shows_instalments_and_years_to_its_provider_and_those_who_run_it(self):
        world = fund_world("decided")
        award = award_in(world)
        address = f"/fund/awards/{award.pk}/"

        own = text_of(signed_in(world.provider).get(address))
        runner = text_of(signed_in(world.admin).get(address))

        assert "Report on" in own
        assert "Paid today" not in own
        assert "Paid today" in runner
        assert "Granted: £2,000" in runner
        other = fund_world("decided")
        for actor in (other.provider, other.admin):
            assert signed_in(actor).get(address).status_code == 404
        assert signed_in(world.citizen).get(address).status_code == 403
