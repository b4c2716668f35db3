"""The team's safe word."""

import pytest

from linkworkers.models import SafeWord
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
URL = "/visits/safe-word/"


class TestSafeWordEdit:
    def test_a_supervisor_sets_it_and_the_team_sees_it_and_no_other_team(self):
        world = small_world()
        form = {"word": "Doctor Plum", "what_to_do": "Ring 999", "version": 0}

        signed_in(world.supervisor).post(URL, form)

        assert "Doctor Plum" in text_of(signed_in(world.worker).get("/visits/"))
        assert "Doctor Plum" not in text_of(signed_in(small_world().worker).get("/visits/"))

    def test_refuses_a_stale_form_and_an_empty_word(self):
        world = small_world()
        browser = signed_in(world.supervisor)
        form = {"word": "Doctor Plum", "version": 0}

        empty = text_of(browser.post(URL, {"word": "", "version": 0}))
        browser.post(URL, form)

        assert "Enter the safe word" in empty
        assert browser.post(URL, form).status_code == 409
        assert SafeWord.objects.get().version == 1

    def test_is_for_supervisors_alone(self):
        assert signed_in(small_world().worker).get(URL).status_code == 403
