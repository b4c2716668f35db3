"""Public libraries."""

from datetime import time

import pytest

from providers.adapters.formats import FORMATS
from providers.models import ReferralRoute, ServiceStatus
from spcore.needs import Need
from tests.providers.adapters.real import DIRECTORIES, read, told


@pytest.mark.shared_data
class TestTheRealFiles:
    def test_give_every_library_of_every_council(self):
        found = read("libraries", "libraries")

        assert (len(found.entries), found.refusals) == (160, [])
        assert len({each.provider.source_id for each in found.entries}) == 5
        assert len({each.source_id for each in found.entries}) == 160

    def test_name_and_place_a_library(self):
        entry = read("libraries", "libraries/lancashire_county_council.csv").named(
            "Accrington Library"
        )

        assert (entry.provider.name, entry.email) == (
            "Lancashire County Council",
            "accrington.library@lancashire.gov.uk",
        )
        (place,) = entry.places
        assert (place.address_1, place.city, place.postcode) == (
            "St James Street",
            "Accrington",
            "BB5 1NQ",
        )
        assert entry.needs == (Need.LONELINESS, Need.LEARNING, Need.DIGITAL)
        assert (entry.is_free, entry.referral_route) == (True, ReferralRoute.SELF)

    def test_read_opening_hours_and_leave_closed_days_out(self):
        found = read("libraries", "libraries/lancashire_county_council.csv")
        schedules = found.named("Accrington Library").schedules
        hours = {each.byday: (each.opens_at, each.closes_at) for each in schedules}

        assert hours == {
            "MO,TU,TH,FR,SA": (time(9), time(17)),
            "WE": (time(9), time(19)),
        }

    def test_close_those_that_closed_and_not_those_that_opened_again(self):
        entries = read("libraries", "libraries").entries
        closed = {each.name for each in entries if each.status == ServiceStatus.DEFUNCT}

        assert len(closed) == 28
        assert {"Chatsworth Library", "Bispham Library"} < closed
        assert not {"Lytham Library", "Kirkby Stephen Library"} & closed

    def test_mend_addresses(self):
        found = read("libraries", "libraries/blackburn_with_darwen_borough_council.csv")

        (place,) = found.named("Cherry Tree Library").places
        assert (place.address_1, place.city, place.postcode) == (
            "Cherry Tree Lane, Blackburn",
            "Blackburn",
            "BB2 5NX",
        )

    def test_mend_broken_characters(self):
        entry = read("libraries", "libraries/cumberland_council.csv").named("Whitehaven Library")

        assert "approix £50k" in entry.description


@pytest.mark.shared_data
class TestRows:
    def test_without_a_name_are_refused_and_broken_hours_told(self, tmp_path):
        path = tmp_path / "libraries.csv"
        lines = (DIRECTORIES / "libraries/lancashire_county_council.csv").read_text().splitlines()
        lines[1] = lines[1].replace("Accrington,St", ",St")
        lines[2] = lines[2].replace("09:00-19:00", "9 till 7").replace("@", " at ")
        path.write_text("\n".join(lines[:4]))

        found = told(FORMATS["libraries"].read([path]))

        assert [(each.row, each.column) for each in found.refusals] == [(2, "Library name")]
        assert [(each.row, each.column, each.file) for each in found.warnings] == [
            (3, "Email address", "libraries.csv"),
            (3, "Monday staffed hours", "libraries.csv"),
        ]
        assert len(found.entries) == 2
