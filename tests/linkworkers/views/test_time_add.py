"""Adding minutes by one tap."""

import pytest

from linkworkers.models import TimeSpent
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestTimeAdd:
    def test_adds_them_to_today_and_offers_to_undo(self):
        browser = signed_in(small_world().worker)

        response = browser.post("/team/time/add/", {"time": "travel:30"})

        added = TimeSpent.objects.get()
        assert (added.spent_on, added.minutes) == ("travel", 30)
        assert f"/team/time/{added.pk}/undo/" in text_of(browser.get(response.url))

    @pytest.mark.parametrize("said", ["", "travel", "travel:7", "sleep:30", "travel:-30"])
    def test_takes_nothing_else(self, said):
        response = signed_in(small_world().worker).post("/team/time/add/", {"time": said})

        assert (response.status_code, TimeSpent.objects.count()) == (422, 0)

    def test_is_one_tap_from_the_day_for_whoever_records_and_for_nobody_else(self):
        world = small_world()

        day = signed_in(world.worker).get("/today/").content.decode()
        theirs = signed_in(world.supervisor).get("/today/").content.decode()

        assert 'formaction="/team/time/add/" name="time" value="travel:30"' in day
        assert "/team/time/add/" not in theirs
