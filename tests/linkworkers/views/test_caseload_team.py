"""Colleagues' cases."""

import pytest

from referrals.models import CoverGrant
from spcore.audit.models import AuditEntry
from tests.factories.accounts import UserFactory
from tests.factories.referrals import PersonFactory, small_world
from tests.linkworkers.counting import questions
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def colleagues_case(world, **fields):
    person = PersonFactory(family_name="CNRY-name", **fields)
    return world.referral(active=True, link_worker=UserFactory(name="Noor Shah"), person=person)


class TestCaseloadTeam:
    def test_lists_reference_and_status_and_no_name_or_need(self):
        world = small_world()
        referral = colleagues_case(world)

        page = text_of(signed_in(world.worker).get("/caseload/team/"))

        assert referral.reference in page
        assert "Being helped" in page
        assert "CNRY" not in page
        assert "Loneliness" not in page

    def test_leaves_out_restricted_people_and_ones_own(self):
        world = small_world()
        hidden = colleagues_case(world, is_restricted=True)
        own = world.referral(active=True)

        page = text_of(signed_in(world.worker).get("/caseload/team/"))

        assert hidden.reference not in page
        assert own.reference not in page

    def test_one_tap_opens_the_case_for_an_hour(self):
        world = small_world()
        referral = colleagues_case(world)
        browser = signed_in(world.worker)
        row = browser.get("/caseload/team/").context["rows"][0]

        answer = browser.post(row.cover_url, {"reason": "call"}, follow=True)

        assert answer.redirect_chain[-1][0] == f"/caseload/{referral.pk}/"
        assert "CNRY-name" in text_of(answer)
        assert CoverGrant.objects.get().reason == "call"
        assert AuditEntry.objects.filter(action="cover", object_id=referral.pk).exists()
        assert "Open to you now" in text_of(browser.get("/caseload/team/"))

    def test_asks_as_few_questions_at_fifty_rows(self):
        world = small_world()
        browser = signed_in(world.worker)
        colleagues_case(world)
        browser.get("/caseload/team/")
        few = questions(browser, "/caseload/team/")
        for _count in range(50):
            colleagues_case(world)

        assert questions(browser, "/caseload/team/") == few
