"""Food banks."""

from datetime import time

import pytest

from providers.models import ReferralRoute, ServiceStatus
from spcore.needs import Need
from tests.providers.adapters.real import MANCHESTER, read

UK = "foodbanks_uk_sample.json"
GM = MANCHESTER / "gm_food_banks.csv"


@pytest.mark.shared_data
class TestTheUkFile:
    def test_gives_every_food_bank(self):
        found = read("foodbanks", UK)

        assert (len(found.entries), found.refusals, found.warnings) == (306, [], [])
        assert len({each.source_id for each in found.entries}) == 306
        assert {each.all_needs for each in found.entries} == {(Need.FOOD,)}

    def test_keeps_branches_apart_that_share_but_a_name(self):
        entries = read("foodbanks", UK).entries
        army = [each for each in entries if "Salvation Army" in each.provider.name]

        assert len(army) >= 60
        assert len({each.provider.source_id for each in army}) == len(army)
        assert "Salvation Army, Launceston" in {each.provider.name for each in army}

    def test_keeps_the_places_of_one_food_bank_together(self):
        entries = read("foodbanks", UK).entries
        places = [each for each in entries if each.provider.name == "Swansea Foodbank"]

        assert len(places) == 3
        assert len({each.provider.source_id for each in places}) == 1


@pytest.mark.shared_data
class TestTheManchesterFile:
    def test_gives_every_food_bank(self):
        found = read("foodbanks", GM)

        assert (len(found.entries), found.refusals) == (171, [])
        assert len({each.source_id for each in found.entries}) == 171
        trust = [each for each in found.entries if each.name.startswith("Trussell Trust:")]
        # Each food bank of the network is an organisation of its own.
        assert len({each.provider.source_id for each in trust}) > 10

    def test_reads_times_in_words_and_keeps_the_words(self):
        entry = read("foodbanks", GM).named("BRASS Bolton: The Lodge")

        assert entry.opening_text == "Wednesday 10am - 4pm"
        (schedule,) = entry.schedules
        assert (schedule.byday, schedule.opens_at, schedule.closes_at) == ("WE", time(10), time(16))

    def test_takes_addresses_and_telephones_apart(self):
        entries = read("foodbanks", GM).entries
        both = [each for each in entries if each.email and each.phone]

        assert ("info@woodstreetmission.org.uk", "0161 834 3140") in {
            (each.email, each.phone) for each in both
        }
        assert "01706 369 777" in {each.phone for each in entries}  # "O1706", the letter
        assert not any("known" in (each.phone + each.email).lower() for each in entries)

    def test_tells_self_referral_and_those_that_are_gone(self):
        entries = read("foodbanks", GM).entries

        walk_in = [each for each in entries if each.referral_route == ReferralRoute.SELF]
        assert len(walk_in) >= 10
        gone = [each.how_to_refer for each in entries if each.status == ServiceStatus.INACTIVE]
        assert len(gone) == 1
        assert "no longer open" in gone[0]

    def test_never_names_a_place_after_a_paragraph(self):
        assert max(len(each.name) for each in read("foodbanks", GM).entries) < 130
