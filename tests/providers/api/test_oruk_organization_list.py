"""The organizations of the open data."""

import pytest

from tests.factories.providers import ProviderFactory
from tests.providers.api.oruk import assert_conforms, assert_envelope, full_service

pytestmark = [pytest.mark.django_db, pytest.mark.shared_data]


class TestOrukOrganizationList:
    def test_conforms_to_the_standard_and_holds_those_with_services_alone(self, client):
        service = full_service()
        ProviderFactory()

        body = client.get("/open-referral/organizations").json()

        assert_envelope(body, total=1)
        assert body["contents"][0]["id"] == str(service.provider_id)
        assert_conforms(body["contents"][0], "compiled/organization_list")
