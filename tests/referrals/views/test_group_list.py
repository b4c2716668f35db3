"""A service's groups."""

import pytest

from tests.referrals.grouping import accepted, group_for, seated
from tests.referrals.sharing import other_provider
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestGroupList:
    def test_shows_places_and_names_nobody(self, django_assert_max_num_queries):
        sharing = accepted()
        seated(sharing, group_for(sharing, places=12))
        browser = signed_in(sharing.provider)

        with django_assert_max_num_queries(6):
            page = text_of(browser.get("/groups/"))

        assert "11 places free of 12" in page
        assert "CNRY" not in page

    def test_is_empty_for_another_and_closed_to_workers(self):
        sharing = accepted()
        group_for(sharing)

        assert "No groups yet" in text_of(signed_in(other_provider()).get("/groups/"))
        assert signed_in(sharing.world.worker).get("/groups/").status_code == 403
