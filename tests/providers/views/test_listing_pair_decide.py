"""Keeping one of two listings, or both."""

import pytest

from providers.models import ListingPair
from spcore.accounts.roles import Role
from tests.providers.alike import two_choirs

pytestmark = pytest.mark.django_db
URL = "/my-services/alike/"


class TestListingPairDecide:
    def test_keeps_one_with_what_the_other_knew_and_hides_the_other(self, client, sign_in):
        one, other = two_choirs(needs=["mood"])
        sign_in(Role.DIRECTORY_EDITOR)

        client.post(f"{URL}{one.pk}/{other.pk}/", {"keep": "first"})
        again = client.post(f"{URL}{other.pk}/{one.pk}/", {"keep": "first"})

        one.refresh_from_db()
        other.refresh_from_db()
        assert again.status_code == 409
        assert (one.phone, one.is_private, other.is_private) == ("01632 960001", False, True)
        assert "mood" in one.needs
        assert one.versions.get().said.get("phone") is None
        assert client.get(URL).context["pairs"] == []

    def test_what_is_not_the_same_is_not_proposed_again_and_stays(self, client, sign_in):
        one, other = two_choirs()
        sign_in(Role.DIRECTORY_EDITOR)

        client.post(f"{URL}{one.pk}/{other.pk}/", {"keep": "none"})

        other.refresh_from_db()
        assert client.get(URL).context["pairs"] == []
        assert not other.is_private
        assert ListingPair.objects.get().kept is None
