"""The listings somebody keeps."""

import pytest

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
