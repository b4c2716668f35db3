"""Opening a group."""

from uuid import uuid4

import pytest

from providers.models import Group
from tests.referrals.grouping import accepted
from tests.referrals.sharing import other_provider
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestGroupAdd:
    def test_a_double_click_opens_one(self):
        sharing = accepted()
        form = {
            "service": sharing.onward.service_id,
            "name": "Tuesdays",
            "places": "12",
            "nonce": uuid4(),
        }
        browser = signed_in(sharing.provider)

        for _click in range(2):
            page = browser.post("/groups/add/", form, follow=True)

        assert Group.objects.get().places == 12
        assert "Group added" in text_of(page)

    def test_says_beside_each_answer_what_is_missing(self):
        page = text_of(signed_in(accepted().provider).post("/groups/add/", {"nonce": uuid4()}))

        assert "Enter a name for the group" in page
        assert "Enter how many places it has" in page

    def test_takes_no_service_of_another(self):
        theirs = accepted().onward.service_id
        form = {"service": theirs, "name": "Mine", "places": "1", "nonce": uuid4()}

        signed_in(accepted().provider).post("/groups/add/", form)

        assert not Group.objects.exists()

    def test_asks_for_a_listing_first(self):
        assert "Add a listing first" in text_of(signed_in(other_provider()).get("/groups/add/"))
