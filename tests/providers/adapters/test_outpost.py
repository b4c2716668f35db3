"""Outpost: Buckinghamshire's directory."""

import json

import pytest

from providers.adapters.formats import FORMATS
from providers.models import LocationKind
from tests.providers.adapters.real import read, told

PAGE = "buckinghamshire_outpost_services_page1.json"
DETAIL = "buckinghamshire_outpost_service_detail.json"


@pytest.mark.shared_data
class TestTheRealFiles:
    def test_give_a_page_and_say_that_there_are_more(self):
        found = read("outpost", PAGE)

        assert (len(found.entries), found.refusals) == (20, [])
        assert "20 of 2,805 services" in found.notes[0]

    def test_name_an_organisation_without_a_name_after_its_service(self):
        entry = read("outpost", PAGE).named("12th Aylesbury Brownies")

        assert (entry.provider.source_id, entry.provider.name) == (
            "1883",
            "12th Aylesbury Brownies",
        )
        assert (entry.minimum_age, entry.maximum_age) == (5, 11)
        assert "Autism" in entry.eligibility
        assert entry.description.endswith("making new friends.")

    def test_read_coordinates_in_their_order(self):
        (place,) = read("outpost", PAGE).named("12th Aylesbury Brownies").places

        assert (place.latitude, place.longitude) == (51.811001, -0.790659)
        assert (place.city, place.county, place.postcode) == (
            "Aylesbury",
            "Buckinghamshire",
            "HP21 7JF",
        )

    def test_know_services_that_are_nowhere(self):
        found = read("outpost", PAGE)

        online = found.named("Active in the Community | Online Activities")
        assert (online.online, online.in_person, online.area_served) == (True, False, "Online")
        assert [place.kind for place in online.places] == [LocationKind.VIRTUAL]
        assert found.named("627 Transfer").places == ()

    def test_find_the_address_in_a_name(self):
        (place,) = read("outpost", PAGE).named("ABA Horizons").places

        assert (place.kind, place.postcode) == (LocationKind.POSTAL, "CO4 5ZJ")
        assert place.address_1 == "43 Chapman Place"

    def test_keep_people_s_own_numbers_out(self):
        entry = read("outpost", PAGE).named("ABA Horizons")

        assert entry.phone == "0203 289 6420 Ext 303"
        assert "Spencer" not in repr(entry)

    def test_give_a_single_record(self):
        (entry,) = read("outpost", DETAIL).entries

        assert entry.name == "12th Aylesbury Brownies"


class TestRecords:
    def test_that_hide_their_address_show_none(self, tmp_path):
        place = {"id": 1, "name": "A house", "address_1": "1 Mill Lane", "city": "Ulverston",
                 "postal_code": "LA12 7BT", "geometry": {"coordinates": [-3.1, 54.2]},
                 "mask_exact_address": True}  # fmt: skip
        path = tmp_path / "page.json"
        path.write_text(
            json.dumps({"content": [{"id": 1, "name": "Refuge", "locations": [place]}, {"id": 2}]})
        )

        found = told(FORMATS["outpost"].read([path]))

        shown = repr(found.entries[0].places)
        assert "Ulverston" in shown
        assert not any(each in shown for each in ("Mill", "LA12", "54.2", "A house"))
        assert [each.row for each in found.refusals] == [2]
