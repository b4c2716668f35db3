"""The root of the open data."""

import pytest

from tests.providers.api.oruk import assert_conforms

pytestmark = pytest.mark.django_db


class TestOrukRoot:
    @pytest.mark.shared_data
    @pytest.mark.parametrize("address", ["/open-referral", "/open-referral/"])
    def test_says_which_standard_it_follows(self, client, address):
        response = client.get(address)

        assert_conforms(response.json(), "validator-only/api_details")
        assert response.json()["version"] == "HSDS-UK-3.0"
        assert response["Access-Control-Allow-Origin"] == "*"
