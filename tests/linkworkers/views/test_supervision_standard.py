"""How often supervision is."""

import pytest

from linkworkers.models import SupervisionStandard
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
ADDRESS = "/team/supervision/standard/"


class TestSupervisionStandard:
    def test_a_supervisor_sets_it(self):
        world = small_world()
        browser = signed_in(world.supervisor)

        wrong = text_of(browser.post(ADDRESS, {"weeks": "40", "version": "0"}))
        page = text_of(browser.post(ADDRESS, {"weeks": "6", "version": "0"}, follow=True))

        assert "must be 26 or less" in wrong
        assert "every 6 weeks" in page
        assert SupervisionStandard.objects.get().team_id == world.team.pk

    def test_is_no_link_workers(self):
        assert signed_in(small_world().worker).get(ADDRESS).status_code == 403
