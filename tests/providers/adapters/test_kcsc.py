"""The self care directory of Kensington and Chelsea."""

import json
from datetime import date

import pytest

from providers.adapters.formats import FORMATS
from spcore.loading.report import Unusable
from spcore.needs import Need
from tests.providers.adapters.real import read, told

ORGANISATIONS, ADDRESSES = "kcsc_self_care_organisations.json", "kcsc_self_care_addresses.json"


@pytest.mark.shared_data
class TestTheRealFiles:
    def test_give_every_organisation_with_its_address(self):
        found = read("kcsc", ORGANISATIONS, ADDRESSES)

        assert (len(found.entries), found.refusals) == (179, [])
        entry = found.named("Acquired Brain Injury (ABI)")
        assert entry.source_id == "85344"
        assert entry.description.startswith("Attend ABI is a service")
        assert not entry.description.endswith("\n")
        assert entry.one_to_one is False
        assert set(entry.all_needs) == {Need.HEALTH, Need.CARING}
        assert entry.area_served == "Kensington & Chelsea, Westminster, Hammersmith & Fulham"
        assert entry.places[0].postcode == "W1G 0AN"

    def test_dates_are_day_month_year(self):
        entry = read("kcsc", ORGANISATIONS, ADDRESSES).named("Acquired Brain Injury (ABI)")

        assert entry.verified_on == date(2019, 2, 7)  # "Thu, 07/02/2019 - 3:55pm"

    def test_find_the_addresses_beside_a_lone_file(self):
        assert read("kcsc", ORGANISATIONS).entries == read("kcsc", ORGANISATIONS, ADDRESSES).entries

    def test_write_postcodes_with_a_space_and_take_coordinates_where_there_are_any(self):
        places = [place for each in read("kcsc", ORGANISATIONS).entries for place in each.places]

        assert len([place for place in places if place.postcode == "SW1V 4RS"]) == 2
        assert len([place for place in places if place.latitude]) >= 23
        assert all(" " in place.postcode for place in places if place.postcode)

    def test_keep_out_addresses_of_homes(self):
        found = read("kcsc", ORGANISATIONS)

        homes = [each for each in found.warnings if each.column == "Location Type"]
        assert len(homes) == 4

    def test_one_organisation_under_two_ids_is_one_provider(self):
        twice = [each for each in read("kcsc", ORGANISATIONS).entries if each.name == "Silverfit"]

        assert len({each.source_id for each in twice}) == 2
        assert len({each.provider.source_id for each in twice}) == 1

    def test_without_a_category_take_their_needs_from_their_words(self):
        entries = read("kcsc", ORGANISATIONS).entries

        assert len([each for each in entries if not each.all_needs]) <= 15
        assert Need.MOOD in read("kcsc", ORGANISATIONS).named("Counselling - Woman's Trust").needs


class TestShape:
    def write(self, tmp_path, body):
        path = tmp_path / "organisations.json"
        path.write_text(json.dumps(body))
        return [path]

    @pytest.mark.parametrize("body", [{}, {"organisations": []}, {"organisations": {}}, 3, "x"])
    def test_of_another_kind_is_unusable(self, tmp_path, body):
        with pytest.raises(Unusable):
            told(FORMATS["kcsc"].read(self.write(tmp_path, body)))

    def test_of_a_record_that_differs_is_told_and_the_others_kept(self, tmp_path):
        good = {"organisation": {"Contact ID": "1", "Display Name": "Hub"}}
        bad = [3, None, {}, {"organisation": None}, {"organisation": {"Contact ID": "2"}},
               {"organisation": {"Contact ID": "2", "Display Name": " "}}]  # fmt: skip

        found = told(FORMATS["kcsc"].read(self.write(tmp_path, {"organisations": [*bad, good]})))

        assert [each.name for each in found.entries] == ["Hub"]
        assert [each.row for each in found.refusals] == [1, 2, 3, 4, 5, 6]
        assert "no addresses file" in found.notes[0]
