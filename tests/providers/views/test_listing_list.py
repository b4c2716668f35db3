"""The listings somebody keeps."""

from datetime import timedelta

import pytest
from django.utils import timezone

from spcore.accounts.models import JoinRequest
from spcore.accounts.roles import Role
from tests.factories.providers import ProviderFactory, ServiceFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/my-services/"


def names(response) -> list[str]:
    """Return the names on the page."""
    return [line.row.name for line in response.context["lines"]]


class TestListingList:
    def test_shows_a_provider_its_own_with_paused_and_private_ones(self, client, sign_in):
        own = ProviderFactory()
        ServiceFactory(name="Art", provider=own, status="temporarily closed")
        ServiceFactory(name="Choir", provider=own, is_private=True)
        ServiceFactory(name="Of others")
        sign_in(Role.PROVIDER, own.organisation)

        response = client.get(ADDRESS)

        assert names(response) == ["Art", "Choir"]
        assert "Closed for a while" in response.content.decode()

    def test_lets_an_editor_search_all_of_them_page_by_page(self, client, sign_in):
        for number in range(60):
            ServiceFactory(name=f"Choir {number:02}")
        ServiceFactory(name="Art")
        sign_in(Role.DIRECTORY_EDITOR)
        response = client.get(ADDRESS, {"q": "choir"})
        seen = names(response)
        while response.context["next_url"]:
            response = client.get(response.context["next_url"])
            seen += names(response)

        assert seen == [f"Choir {number:02}" for number in range(60)]

    def test_says_what_to_do_when_there_are_none(self, client, sign_in):
        sign_in(Role.PROVIDER, ProviderFactory().organisation)

        assert "Add the first one" in client.get(ADDRESS).content.decode()

    @pytest.mark.parametrize("role", [Role.LINK_WORKER, Role.SCHEME_ADMIN, Role.COMMISSIONER])
    def test_is_refused_to_others(self, client, sign_in, role):
        sign_in(role)

        assert client.get(ADDRESS).status_code == 403

    def test_takes_odd_words_calmly(self, client, sign_in):
        sign_in(Role.DIRECTORY_EDITOR)

        for address in (ADDRESS, f"{ADDRESS}add/", f"{ADDRESS}assurances/"):
            assert client.get(address, {"q": "a\x00'(:*", "after": "x"}).status_code == 200

    def test_shows_an_editor_everybody_who_asks_to_keep_listings_page_by_page(
        self, client, sign_in
    ):
        provider = ProviderFactory()
        JoinRequest.objects.bulk_create(
            JoinRequest(
                organisation=provider.organisation,
                name=f"Asker {number:02}",
                email=f"a{number}@example.org",
                asked_at=timezone.now() + timedelta(seconds=number),
            )
            for number in range(30)
        )
        sign_in(Role.DIRECTORY_EDITOR)

        first = client.get(ADDRESS)
        second = client.get(f"{ADDRESS}?claims=2")

        assert [one.name for one in first.context["claims"]][::24] == ["Asker 00", "Asker 24"]
        assert f'href="{ADDRESS}?claims=2"' in first.content.decode()
        assert [one.name for one in second.context["claims"]][::4] == ["Asker 25", "Asker 29"]
        assert client.get(f"{ADDRESS}?claims=x").context["claims"] == first.context["claims"]
