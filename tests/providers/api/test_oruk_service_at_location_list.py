"""Services in their places."""

import pytest

from spcore.places.models import Postcode
from tests.providers.api.oruk import assert_conforms, assert_envelope, full_service

pytestmark = [pytest.mark.django_db, pytest.mark.shared_data]


class TestOrukServiceAtLocationList:
    def test_conforms_to_the_standard(self, client):
        full_service()

        body = client.get("/open-referral/service_at_locations").json()

        assert_envelope(body, total=1)
        assert_conforms(body["contents"][0], "compiled/service_at_location_list")

    def test_filters_by_distance_in_metres(self, client):
        full_service()
        Postcode.objects.create(code="PR14AA", outcode="PR1", easting=354900, northing=429200)
        near = "/open-referral/service_at_locations?postcode=PR1+4AA&proximity="

        totals = [client.get(f"{near}{metres}").json()["total_items"] for metres in (999, 1000)]

        assert totals == [0, 1]
