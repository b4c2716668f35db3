"""One organization of the open data."""

import pytest

from tests.providers.api.oruk import assert_conforms, full_service

pytestmark = [pytest.mark.django_db, pytest.mark.shared_data]


class TestOrukOrganizationDetail:
    def test_conforms_to_the_standard_and_names_its_charity_number(self, client):
        service = full_service()

        body = client.get(f"/open-referral/organizations/{service.provider_id}").json()

        assert_conforms(body, "compiled/organization")
        assert body["organization_identifiers"][0]["identifier_scheme"] == "GB-CHC"
