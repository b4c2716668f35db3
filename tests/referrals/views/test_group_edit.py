"""Changing a group."""

import pytest

from tests.referrals.grouping import accepted, group_for, seated
from tests.referrals.sharing import other_provider
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def form(group, **fields):
    return {"service": group.service_id, "name": "Mondays", "places": 3, "version": 0} | fields


class TestGroupEdit:
    def test_saves_and_refuses_a_stale_edit_with_both_versions_shown(self):
        sharing = accepted()
        group = group_for(sharing)
        browser = signed_in(sharing.provider)
        address = f"/groups/{group.pk}/edit/"

        browser.post(address, form(group))
        stale = browser.post(address, form(group, name="Fridays"))
        group.refresh_from_db()

        assert (group.name, stale.status_code) == ("Mondays", 409)
        assert "Mondays" in text_of(stale)
        assert "Fridays" in text_of(stale)

    def test_says_beside_the_field_that_more_hold_a_place(self):
        sharing = accepted()
        group = group_for(sharing, places=2)
        seated(sharing, group)

        page = signed_in(sharing.provider).post(f"/groups/{group.pk}/edit/", form(group, places=0))

        assert page.status_code == 200
        group.refresh_from_db()
        assert group.places == 2

    def test_is_not_there_for_another(self):
        group = group_for(accepted())

        assert signed_in(other_provider()).get(f"/groups/{group.pk}/edit/").status_code == 404
