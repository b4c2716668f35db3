"""Needs from asking to asking."""

from datetime import timedelta

import pytest

from linkworkers.selectors.needs_pictures import change_words
from tests.factories.linkworkers import NeedsPictureFactory
from tests.factories.referrals import NOON, small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestNeedsPictureList:
    def test_shows_the_first_and_the_last_side_by_side_with_what_changed(self):
        world = small_world()
        referral = world.referral(active=True)
        for number, how in enumerate(("big", "big", "quite", "quite", "bit")):
            NeedsPictureFactory(
                referral=referral,
                answers={"loneliness": how},
                asked_on=NOON.date() + timedelta(days=30 * number),
                occasion="review" if number else "start",
            )

        answer = signed_in(world.supervisor).get(f"/caseload/{referral.pk}/needs/")

        row = answer.context["page"].rows[0]
        assert [said.words for said in row.said] == [
            *("A big problem", "Quite a problem", "Quite a problem", "A bit of a problem")
        ]
        assert row.change == "Less of a problem"
        assert "Ask again" not in text_of(answer)  # a supervisor reads only

    @pytest.mark.parametrize(
        ("codes", "words"),
        [
            (["big", "", "none"], "Less of a problem"),
            (["none", "bit"], "More of a problem"),
            (["bit", "big", "bit"], "The same"),
            (["", "big"], ""),
        ],
    )
    def test_says_in_words_what_became_of_it(self, codes, words):
        assert change_words(codes) == words

    def test_says_where_nobody_was_asked_and_is_closed_to_the_practice(self):
        world = small_world()
        address = f"/caseload/{world.referral(active=True).pk}/needs/"

        assert "They have not been asked yet" in text_of(signed_in(world.worker).get(address))
        assert signed_in(world.gp).get(address).status_code == 403
