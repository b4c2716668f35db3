"""One service of the open data."""

import pytest

from tests.factories.providers import ServiceFactory
from tests.providers.api.oruk import assert_conforms, full_service

pytestmark = pytest.mark.django_db


class TestOrukServiceDetail:
    @pytest.mark.shared_data
    def test_conforms_to_the_standard_with_everything_and_with_next_to_nothing(self, client):
        for service in (full_service(), ServiceFactory()):
            body = client.get(f"/open-referral/services/{service.pk}").json()

            assert_conforms(body, "compiled/service")

    def test_holds_all_that_hangs_on_it(self, client):
        service = full_service()

        body = client.get(f"/open-referral/services/{service.pk}").json()

        assert body["schedules"][0] | {"id": ""} == {
            "id": "",
            "service_id": str(service.pk),
            "freq": "WEEKLY",
            "interval": 1,
            "byday": "TU",
            "dtstart": "2026-07-07",
            "opens_at": "10:00+01:00",
            "closes_at": "12:00+01:00",
        }
        address = body["service_at_locations"][0]["location"]["addresses"][0]
        assert (address["postal_code"], address["country"]) == ("PR1 2HE", "GB")
        assert body["cost_options"][0]["amount"] == 2.5
        assert body["attributes"][0]["taxonomy_term"]["name"] == "Singing"
        assert body["languages"][0]["name"] == "Urdu"
        assert body["assured_date"] == "2026-11-03"
        assert body["last_modified"].endswith("Z")
        assert (body["wait_time"], body["sp_needs"]) == ("About 6 weeks", ["loneliness"])
        assert body["organization"]["organization_identifiers"][0]["identifier"] == "1234567"

    def test_keeps_the_place_out_where_people_come_for_safety(self, client):
        service = full_service(needs=["safety"])

        body = client.get(f"/open-referral/services/{service.pk}").json()

        assert "service_at_locations" not in body
        assert client.get("/open-referral/service_at_locations").json()["empty"]

    @pytest.mark.parametrize("hidden", [{"is_private": True}, {"status": "inactive"}])
    def test_is_not_there_when_hidden(self, client, hidden):
        service = ServiceFactory(**hidden)

        response = client.get(f"/open-referral/services/{service.pk}")

        assert (response.status_code, response.json()) == (404, {"detail": "Not found."})
