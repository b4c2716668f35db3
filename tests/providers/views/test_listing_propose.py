"""Proposing an edit of somebody else's listing."""

import pytest

from providers.models import ListingProposal
from spcore.accounts.roles import Role
from tests.providers.telling import AS_IT_IS, choir

pytestmark = pytest.mark.django_db


class TestListingPropose:
    def test_keeps_what_differs_and_how_one_knows(self, client, sign_in):
        service = choir()
        sign_in(Role.LINK_WORKER)

        client.post(
            f"/directory/{service.pk}/propose/",
            AS_IT_IS | {"phone": "01632 960002", "words": "I rang"},
        )

        proposal = ListingProposal.objects.get()
        assert (proposal.after, proposal.words) == ({"phone": "01632 960002"}, "I rang")

    def test_asks_for_a_change_and_loses_nothing_typed(self, client, sign_in):
        service = choir()
        sign_in(Role.COMMISSIONER)

        page = client.post(f"/directory/{service.pk}/propose/", AS_IT_IS | {"words": "Hm"})

        assert "nothing differs from the listing" in page.content.decode()
        assert ">Hm</textarea>" in page.content.decode().replace("\n", "")

    def test_is_offered_on_the_page_of_a_service_to_those_signed_in(self, client, sign_in):
        service = choir()
        address = f"/directory/{service.pk}/propose/"
        before = client.get(f"/directory/{service.pk}/").content.decode()
        sign_in(Role.COMMISSIONER)

        assert address not in before
        assert address in client.get(f"/directory/{service.pk}/").content.decode()
