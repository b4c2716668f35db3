"""The picture of who hosts a service, for its keeper."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from providers.models import HostPhoto
from spcore.accounts.roles import Role
from tests.factories.providers import ServiceFactory
from tests.providers.views.pictures import picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def service(sign_in):
    """Give a listing whose keeper is signed in."""
    service = ServiceFactory(host="Mo makes the tea")
    sign_in(Role.PROVIDER, service.provider.organisation)
    return service


class TestListingPhoto:
    def test_is_shown_beside_the_two_lines(self, client, service):
        client.post(f"/my-services/{service.pk}/photo/", {"picture": picture(), "agrees": "on"})

        page = client.get(f"/directory/{service.pk}/").content.decode()

        assert f"/directory/{service.pk}/photo/" in page
        assert "Mo makes the tea" in page

    def test_asks_whoever_is_on_it_and_takes_nothing_but_pictures(self, client, service):
        address = f"/my-services/{service.pk}/photo/"
        unasked = client.post(address, {"picture": picture()}).content.decode()
        odd = SimpleUploadedFile("mo.pdf", b"%PDF-1.4", "application/pdf")
        other = client.post(address, {"picture": odd, "agrees": "on"}).content.decode()

        assert "Ask whoever is on the picture first" in unasked
        assert "Choose a file of one of these kinds" in other
        assert not HostPhoto.objects.exists()

    def test_is_not_there_for_another_keeper(self, client, service, sign_in):
        sign_in(Role.PROVIDER)

        assert client.get(f"/my-services/{service.pk}/photo/").status_code == 404
