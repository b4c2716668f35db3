"""The picture of who hosts a service, for whoever looks at its listing."""

from io import BytesIO

import pytest
from PIL import Image

from spcore.accounts.roles import Role
from tests.factories.providers import ServiceFactory
from tests.providers.views.pictures import picture

pytestmark = pytest.mark.django_db


class TestServicePhoto:
    def test_is_small_and_goes_with_the_listing(self, client, sign_in):
        service = ServiceFactory()
        sign_in(Role.PROVIDER, service.provider.organisation)
        sent = {"picture": picture(), "agrees": "on"}
        client.post(f"/my-services/{service.pk}/photo/", sent)
        client.logout()
        address = f"/directory/{service.pk}/photo/"

        shown = client.get(address)
        type(service).objects.update(is_private=True)

        assert shown["Content-Type"] == "image/jpeg"
        assert Image.open(BytesIO(shown.content)).size == (480, 320)
        assert client.get(address).status_code == 404
