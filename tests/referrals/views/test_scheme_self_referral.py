"""Opening the public form, and its hours."""

import pytest

from referrals.models import SchemeChange
from spcore.accounts.roles import Role
from tests.factories.accounts import actor_in
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
PATH = "/scheme/self-referral/"
ANSWERS = {
    "version": "0",
    "takes_self_referrals": "on",
    "staffed_days": ["0", "2"],
    "staffed_from": "10am",
    "staffed_until": "3:30pm",
}


@pytest.fixture
def world():
    return small_world()


@pytest.fixture
def browser(world):
    return signed_in(actor_in(Role.SCHEME_ADMIN, world.scheme.organisation))


class TestSchemeSelfReferral:
    def test_opens_the_form_and_sets_its_hours(self, world, browser, client):
        browser.post(PATH, ANSWERS)

        world.scheme.refresh_from_db()
        assert world.scheme.takes_self_referrals
        assert world.scheme.staffed_days == [0, 2]
        page = text_of(client.get(f"/refer-yourself/{world.team.pk}/"))
        assert page.count("10am") > 0
        changes = SchemeChange.objects.order_by("pk").values_list("setting", "before", "after")
        assert ("From", "9am", "10am") in changes
        assert (
            "On which days does somebody read it?",
            "Monday, Tuesday, Wednesday, Thursday, Friday",
            "Monday, Wednesday",
        ) in changes

    @pytest.mark.parametrize(
        ("change", "words"),
        [
            ({"staffed_days": []}, "Tick at least one day"),
            ({"staffed_from": "late"}, "Enter a time"),
            ({"staffed_until": "9am"}, "The end must be later than the beginning"),
        ],
    )
    def test_says_what_is_wrong_beside_it(self, browser, change, words):
        assert words in text_of(browser.post(PATH, ANSWERS | change))

    def test_does_not_overwrite_a_colleague(self, browser):
        browser.post(PATH, ANSWERS)

        page = text_of(browser.post(PATH, ANSWERS | {"staffed_until": "4pm"}))

        assert "Somebody else has changed this since you opened it" in page
        assert "3:30pm" in page
        assert 'value="4pm"' in page

    def test_shows_what_is_saved(self, browser):
        browser.post(PATH, ANSWERS)

        page = text_of(browser.get(PATH))

        assert 'value="10:00"' in page
        assert page.count(" checked") == 3

    def test_is_for_the_schemes_administrators(self, world):
        assert signed_in(world.supervisor).get(PATH).status_code == 403
