"""A service in one of its places."""

import pytest

from tests.providers.api.oruk import assert_conforms, full_service

pytestmark = [pytest.mark.django_db, pytest.mark.shared_data]


class TestOrukServiceAtLocationDetail:
    def test_conforms_to_the_standard_and_carries_the_service(self, client):
        place = full_service().places.get()

        body = client.get(f"/open-referral/service_at_locations/{place.pk}").json()

        assert_conforms(body, "compiled/service_at_location")
        assert body["service"]["name"] == "Choir"
