"""Writing on a case what was decided in supervision."""

import pytest

from referrals.models import TimelineEntry
from tests.factories.referrals import small_world
from tests.linkworkers.supervising import address, planned
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestSupervisionDecide:
    def test_writes_it_on_the_case_and_shows_it_in_the_session(self):
        world = small_world()
        session, case = planned(world), world.referral(active=True, next_action="Ring")
        to_decide = address(session, f"cases/{case.pk}/")
        browser = signed_in(world.supervisor)

        prefilled = text_of(browser.get(to_decide))
        form = {"words": "Close in spring", "next_step": "Write", "version": "0"}
        page = text_of(browser.post(to_decide, form, follow=True))

        case.refresh_from_db()
        assert 'value="Ring"' in prefilled
        assert "Close in spring" in page
        assert case.next_action == "Write"
        assert TimelineEntry.objects.get(referral=case).detail == "Close in spring"
        assert "Close in spring" in text_of(signed_in(world.worker).get(f"/caseload/{case.pk}/"))

    def test_shows_both_where_the_case_changed_meanwhile(self):
        world = small_world()
        session = planned(world)
        case = world.referral(active=True, next_action="Ring", version=4)
        form = {"words": "Wait", "next_step": "Write", "version": "3"}

        page = text_of(signed_in(world.worker).post(address(session, f"cases/{case.pk}/"), form))

        assert "Somebody else has changed this" in page
        assert not TimelineEntry.objects.exists()
