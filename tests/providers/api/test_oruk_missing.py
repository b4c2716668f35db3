"""An address the open data does not have."""

import pytest

pytestmark = pytest.mark.django_db


class TestOrukMissing:
    @pytest.mark.parametrize("rest", ["people", "services/", "services/1/2"])
    def test_is_a_404_in_json(self, client, rest):
        response = client.get(f"/open-referral/{rest}")

        assert (response.status_code, response.json()) == (404, {"detail": "Not found."})
        assert response["Access-Control-Allow-Origin"] == "*"
