"""Recording what came of a concern."""

from uuid import uuid4

import pytest

from referrals.models import ActKind, ConcernAct, ConcernFollowUp
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of
from tests.referrals.worrying import concern_on

pytestmark = pytest.mark.django_db


class TestConcernFollowUp:
    def test_adds_entries_and_never_writes_over_one(self):
        world = small_world()
        concern = concern_on(world.referral(active=True), by=world.worker)
        browser, page = signed_in(world.supervisor), f"/concerns/{concern.pk}/follow-up/"

        browser.post(page, {"council_reference": "LCC-7", "nonce": str(uuid4())})
        form = {"decision": "No enquiry", "feedback": "Told the GP", "nonce": str(uuid4())}
        for _click in range(2):
            browser.post(page, form)

        shown = text_of(browser.get(f"/concerns/{concern.pk}/"))
        assert ConcernFollowUp.objects.count() == 2
        assert shown.index("No enquiry") < shown.index("LCC-7")
        acts = ConcernAct.objects.filter(concern=concern, kind=ActKind.FOLLOWED_UP)
        assert acts.count() == 2

    def test_asks_for_something(self):
        world = small_world()
        concern = concern_on(world.referral(active=True), by=world.worker)
        browser = signed_in(world.worker)

        page = text_of(browser.post(f"/concerns/{concern.pk}/follow-up/", {"nonce": str(uuid4())}))

        assert "Enter at least one of these" in page

    def test_is_not_there_for_another_team_nor_open_to_a_gp(self):
        world = small_world()
        concern = concern_on(world.referral(active=True), by=world.worker)
        page = f"/concerns/{concern.pk}/follow-up/"

        assert signed_in(small_world().supervisor).get(page).status_code == 404
        assert signed_in(world.gp).get(page).status_code == 403
