"""Whether two people must go."""

import pytest

from linkworkers.models import VisitRule
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestVisitRuleSet:
    def test_sets_and_lifts_it(self):
        world = small_world()
        address = f"/caseload/{world.referral(active=True).pk}/visit/rule/"
        browser = signed_in(world.supervisor)

        page = text_of(browser.post(address, {"needs_two": "yes"}, follow=True))
        browser.post(address, {"needs_two": "no"})

        assert "Two people must go from now on" in page
        assert VisitRule.objects.get().needs_two is False

    def test_is_not_there_for_another_team(self):
        world = small_world()
        address = f"/caseload/{world.referral(active=True).pk}/visit/rule/"

        assert signed_in(small_world().worker).post(address).status_code == 404
