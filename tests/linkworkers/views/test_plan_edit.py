"""What a plan says of the person."""

import pytest

from linkworkers.models import Plan
from tests.factories.linkworkers import PlanFactory
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestPlanEdit:
    def test_begins_with_what_the_referral_says_and_saves_what_is_typed(self):
        world = small_world()
        referral = world.referral(active=True, what_matters="To get out more")
        address = f"/caseload/{referral.pk}/plan/about/"
        browser = signed_in(world.worker)

        assert "To get out more" in text_of(browser.get(address))
        typed = {"matters": "My garden", "strengths": "Patience", "version": "0"}
        page = text_of(browser.post(address, typed, follow=True))

        assert ("My garden" in page, "Patience" in page) == (True, True)

    def test_shows_both_versions_where_somebody_else_was_first(self):
        world = small_world()
        referral = world.referral(active=True)
        PlanFactory(referral=referral, matters="My sister", version=2)

        page = text_of(
            signed_in(world.worker).post(
                f"/caseload/{referral.pk}/plan/about/", {"matters": "My garden", "version": "1"}
            )
        )

        assert "Somebody else has changed this" in page
        assert ("<td>My sister</td>" in page, "<td>My garden</td>" in page) == (True, True)
        assert Plan.objects.get().matters == "My sister"
