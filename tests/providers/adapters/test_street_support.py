"""Street Support, by category and by day."""

import pytest

from providers.adapters.formats import FORMATS
from spcore.loading.report import Unusable
from spcore.needs import Need
from tests.providers.adapters.real import DIRECTORIES, read

BY_CATEGORY = "streetsupport_manchester_support_by_category.json"
BY_DAY = "streetsupport_manchester_support_by_day.json"


@pytest.mark.shared_data
class TestByCategory:
    def test_gives_each_listing(self):
        found = read("streetsupport", BY_CATEGORY)

        assert (len(found.entries), found.refusals) == (51, [])
        entry = found.named("Reach Out to the Community: General support")
        (place,) = entry.places
        assert place.address_1 == "Elliott's fruit and veg"  # &#39; and a trailing blank
        assert (place.city, place.postcode) == ("Chorlton", "M21 9AQ")  # "M21 9aq "
        (schedule,) = entry.schedules
        assert schedule.byday == "MO,TU,WE,TH,FR,SA"
        assert entry.needs == ()
        assert entry.all_needs == (Need.HOUSING,)

    def test_drops_telephones_that_are_tests(self):
        found = read("streetsupport", BY_CATEGORY)

        assert len([each for each in found.warnings if each.column == "telephone"]) == 2
        assert not any("test" in each.phone for each in found.entries)

    def test_puts_tags_together_as_who_it_is_for(self):
        entries = read("streetsupport", BY_CATEGORY).entries

        assert any(
            each.eligibility == "Refused destitute asylum seekers, and homeless refugees."
            for each in entries
        )
        assert [each.provider.name for each in entries if each.women_only] == [
            "MASH; Manchester Action on Street Health"
        ] * 2


@pytest.mark.shared_data
class TestByDay:
    def test_gives_each_service_once_though_it_stands_there_for_every_day(self):
        found = read("streetsupport", BY_DAY)

        assert len(found.entries) == 36
        assert len({each.provider.source_id for each in found.entries}) == 29
        assert "345 rows" in found.notes[0]

    def test_keeps_all_days_of_a_service(self):
        found = read("streetsupport", BY_DAY)

        (entry,) = (each for each in found.entries if "CAN -" in each.name)
        (schedule,) = entry.schedules
        assert schedule.byday == "MO,TU,WE,TH,FR"

    def test_takes_the_telephone_out_of_the_text_where_there_is_no_other(self):
        (entry,) = (each for each in read("streetsupport", BY_DAY).entries if "CAN -" in each.name)

        assert entry.phone == "07700900464"
        assert "Crisis advice" in entry.description

    def test_has_no_zero_ids_and_no_entities(self):
        entries = read("streetsupport", BY_DAY).entries

        zero = "00000000-0000-0000-0000-000000000000"
        assert not any(zero in repr(each) for each in entries)
        assert "The Men's Room: Support" in {each.name for each in entries}
        assert not any("&#39;" in each.description or "&n" in each.description for each in entries)


class TestShape:
    def test_of_another_file_is_unusable(self, tmp_path):
        path = tmp_path / "x.json"
        path.write_text("{}")

        with pytest.raises(Unusable, match="neither"):
            list(FORMATS["streetsupport"].read([path]))

    @pytest.mark.shared_data
    def test_of_another_directory_is_unusable(self):
        with pytest.raises(Unusable):
            list(FORMATS["streetsupport"].read([DIRECTORIES / "foodbanks_uk_sample.json"]))
