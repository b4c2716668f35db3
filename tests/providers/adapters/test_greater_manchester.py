"""Greater Manchester's open data."""

from collections import Counter

import pytest

from providers.adapters.formats import FORMATS
from spcore.loading.report import Unusable
from spcore.needs import Need
from tests.providers.adapters.real import MANCHESTER, read


@pytest.mark.shared_data
class TestTheRealFiles:
    def test_give_every_service_and_pass_over_what_is_none(self):
        found = read("gm", MANCHESTER)

        assert (len(found.entries), len(found.refusals)) == (601, 82)
        assert {each.column for each in found.refusals} == {"access_type"}
        assert len(found.notes) == 2

    @pytest.mark.parametrize(
        ("name", "number", "need"),
        [
            ("gm_libraries.csv", 141, Need.LEARNING),
            ("sports_clubs.csv", 140, Need.ACTIVITY),
            ("sports_facilities.csv", 232, Need.ACTIVITY),
            ("trafford_mental_health_services.csv", 60, Need.MOOD),
            ("trafford_childrens_centres.csv", 2, Need.FAMILY),
            ("gm_jobcentreplus.csv", 26, Need.WORK),
        ],
    )
    def test_are_known_by_their_columns(self, name, number, need):
        found = read("gm", MANCHESTER / name)

        assert len(found.entries) == number
        assert all(need in each.all_needs for each in found.entries)
        assert Counter(each.source_id for each in found.entries).most_common(1)[0][1] == 1

    def test_say_what_is_accessible_and_nothing_where_it_says_na(self):
        entries = read("gm", MANCHESTER / "sports_facilities.csv").entries

        club = next(each for each in entries if each.name == "A S E Club: sports halls")
        (place,) = club.places
        assert place.accessibility == (
            "Accessible: parking, finding and reaching the entrance, social areas, doorways,"
            " emergency exits."
        )
        assert place.is_step_free is True
        assert (club.email, club.url) == ("", "")
        assert not any("NA" in (each.phone, each.email, each.url) for each in entries)
        assert not any(each.phone.startswith("00000") for each in entries)

    def test_of_another_kind_alone_are_unusable(self):
        with pytest.raises(Unusable, match="none of the files"):
            list(FORMATS["gm"].read([MANCHESTER / "trafford_gp_patient_registrations.csv"]))
