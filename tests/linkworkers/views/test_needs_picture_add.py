"""The page that asks how much of a problem things are."""

import pytest
from django.utils import timezone

from linkworkers.models import NeedsPicture
from tests.factories.linkworkers import GoalFactory, NeedsPictureFactory
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def typed(**answers):
    return {"occasion": "start", "asked_on": str(timezone.localdate()), **answers}


class TestNeedsPictureAdd:
    def address(self, referral):
        return f"/caseload/{referral.pk}/needs/ask/"

    def test_asks_first_about_what_is_known_of_and_folds_the_rest_away(self):
        world = small_world()
        referral = world.referral(active=True, needs=["housing"])
        GoalFactory(referral=referral, need="money")

        form = signed_in(world.worker).get(self.address(referral)).context["form"]

        folded = {need for _words, needs in form.folds for need in needs}
        assert {"housing", "money"} & folded == set()
        assert form.fieldsets[0][1][:2] == ("money", "housing")
        assert form["occasion"].value() == "start"

    def test_is_a_review_once_they_were_asked_and_the_end_where_the_case_closes(self):
        world = small_world()
        referral = NeedsPictureFactory(referral=world.referral(active=True)).referral
        browser, address = signed_in(world.worker), self.address(referral)

        usual = browser.get(address).context["form"]["occasion"].value()
        end = browser.get(f"{address}?when=close").context["form"]["occasion"].value()

        assert (usual, end) == ("review", "close")

    def test_saves_and_shows_it(self):
        world = small_world()
        referral = world.referral(active=True)

        page = signed_in(world.worker).post(
            self.address(referral), typed(housing="big", words="Damp again"), follow=True
        )

        assert ("A big problem" in text_of(page), "Damp again" in text_of(page)) == (True, True)
        assert "Raise a concern?" not in text_of(page)

    def test_asks_about_a_concern_where_safety_is_a_problem(self):
        world = small_world()
        referral = world.referral(active=True)

        page = signed_in(world.worker).post(
            self.address(referral), typed(safety="bit"), follow=True
        )

        assert f"/referrals/{referral.pk}/concern" in text_of(page)
        assert "Raise a concern?" in text_of(page)

    def test_asks_for_one_answer_at_least_and_keeps_what_was_typed(self):
        world = small_world()
        referral = world.referral(active=True)

        page = text_of(signed_in(world.worker).post(self.address(referral), typed(words="So so")))

        assert "Ask about one thing at least" in page
        assert "So so" in page
        assert not NeedsPicture.objects.exists()

    def test_is_closed_to_a_supervisor_and_hidden_from_others(self):
        world = small_world()
        address = self.address(world.referral(active=True))

        assert signed_in(world.supervisor).get(address).status_code == 403
        assert signed_in(small_world().worker).get(address).status_code == 404
