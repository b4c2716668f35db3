"""Taking a line of money back."""

import pytest
from django.utils import timezone

from providers.models import Funding
from spcore.accounts.roles import Role
from tests.factories.providers import ServiceFactory

pytestmark = pytest.mark.django_db


class TestFundingRemove:
    def test_is_the_provider_s_own_to_do(self, client, sign_in):
        service = ServiceFactory()
        line = Funding.objects.create(
            provider=service.provider, funder="The Trust", ends_on=timezone.localdate()
        )
        address = f"/my-services/money/{line.pk}/remove/"

        sign_in(Role.PROVIDER)
        refused = client.post(address).status_code
        sign_in(Role.PROVIDER, service.provider.organisation)
        client.post(address)

        assert refused == 404
        assert not Funding.objects.exists()
