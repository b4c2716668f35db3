"""Deleting the picture of who hosts a service."""

import pytest
from django.utils import timezone

from providers.models import HostPhoto
from spcore.accounts.roles import Role
from tests.factories.providers import ServiceFactory

pytestmark = pytest.mark.django_db


class TestListingPhotoRemove:
    def test_is_its_keeper_s_to_do(self, client, sign_in):
        service = ServiceFactory()
        HostPhoto.objects.create(service=service, content=b"x", added_at=timezone.now())
        address = f"/my-services/{service.pk}/photo/remove/"

        sign_in(Role.PROVIDER)
        refused = client.post(address).status_code
        sign_in(Role.PROVIDER, service.provider.organisation)
        client.post(address)

        assert refused == 404
        assert not HostPhoto.objects.exists()
