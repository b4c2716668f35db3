"""Taking back a decision on two listings."""

import pytest

from providers.models import ListingPair
from spcore.accounts.roles import Role
from tests.providers.alike import two_choirs

pytestmark = pytest.mark.django_db
URL = "/my-services/alike/"


class TestListingPairUndo:
    def test_puts_the_other_back_and_proposes_them_again(self, client, sign_in):
        one, other = two_choirs()
        sign_in(Role.DIRECTORY_EDITOR)
        client.post(f"{URL}{one.pk}/{other.pk}/", {"keep": "first"})

        client.post(f"{URL}{ListingPair.objects.get().pk}/undo/")

        other.refresh_from_db()
        assert not other.is_private
        assert len(client.get(URL).context["pairs"]) == 1
