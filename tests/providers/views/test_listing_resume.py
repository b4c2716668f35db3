"""Putting a paused listing back."""

import pytest

from providers.models import Service
from spcore.accounts.roles import Role
from tests.factories.providers import ServiceFactory

pytestmark = pytest.mark.django_db


class TestListingResume:
    def test_takes_one_click_of_its_keeper(self, client, sign_in):
        listing = ServiceFactory(status="temporarily closed")
        sign_in(Role.PROVIDER, listing.provider.organisation)

        response = client.post(f"/my-services/{listing.pk}/resume/", follow=True)

        service = Service.objects.get()
        assert service.status == "active"
        assert response.redirect_chain == [("/my-services/", 302)]

    def test_is_not_there_for_another_provider_and_never_by_a_link(self, client, sign_in):
        listing = ServiceFactory()
        address = f"/my-services/{listing.pk}/resume/"
        sign_in(Role.PROVIDER)

        assert client.post(address).status_code == 404
        assert client.get(address).status_code == 405
