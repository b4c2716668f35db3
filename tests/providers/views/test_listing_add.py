"""Adding a listing."""

import pytest

from providers.models import Location, Service
from spcore.accounts.roles import Role
from tests.factories.providers import ProviderFactory
from tests.providers.views.listing_answers import answers

pytestmark = pytest.mark.django_db
ADDRESS = "/my-services/add/"


class TestListingAdd:
    def test_adds_a_listing_once_for_a_double_click(self, client, sign_in):
        provider = ProviderFactory()
        sign_in(Role.PROVIDER, provider.organisation)
        form = answers()

        responses = [client.post(ADDRESS, form) for _ in range(2)]

        service = Service.objects.get()
        assert [response.status_code for response in responses] == [302, 302]
        assert (service.provider, service.url) == (provider, "https://www.choir.example")
        assert (service.needs, service.wait_weeks) == (["loneliness", "mood"], 6)
        assert (Location.objects.get().postcode, Location.objects.get().is_step_free) == (
            "PR1 2HE",
            True,
        )

    def test_says_by_each_field_what_is_missing_and_keeps_the_rest(self, client, sign_in):
        sign_in(Role.PROVIDER, ProviderFactory().organisation)
        wrong = {"name": "", "needs": [], "postcode": "nowhere", "minimum_age": "old"}

        response = client.post(ADDRESS, answers(**wrong))

        page = response.content.decode()
        assert response.context["form"].errors.keys() == wrong.keys()
        assert "Enter the name of the service" in page
        assert "Enter a full postcode, like PR1 2HE" in page
        assert "We sing" in page
        assert not Service.objects.exists()

    def test_presumes_neither_that_it_is_free_nor_that_it_has_places(self, client, sign_in):
        sign_in(Role.PROVIDER, ProviderFactory().organisation)
        unsaid = answers()
        del unsaid["cost"], unsaid["capacity"]

        fresh = client.get(ADDRESS).context["form"]
        page = client.post(ADDRESS, unsaid).content.decode()

        assert (fresh["cost"].value(), fresh["capacity"].value()) == (None, None)
        assert "Select whether it is free" in page
        assert "Select whether somebody new can come" in page
        assert not Service.objects.exists()

    def test_lets_an_editor_find_the_provider_first(self, client, sign_in):
        provider = ProviderFactory(organisation__name="Harbour Trust")
        sign_in(Role.DIRECTORY_EDITOR)

        found = client.get(ADDRESS, {"q": "harbour"}).content.decode()
        client.post(f"{ADDRESS}?provider={provider.pk}", answers())

        assert f"?provider={provider.pk}" in found
        assert Service.objects.get().provider == provider

    def test_does_not_let_a_provider_add_for_another(self, client, sign_in):
        own, other = ProviderFactory(), ProviderFactory()
        sign_in(Role.PROVIDER, own.organisation)

        client.post(f"{ADDRESS}?provider={other.pk}", answers())

        assert Service.objects.get().provider == own
