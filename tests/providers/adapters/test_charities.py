"""Registered charities."""

import pytest

from providers.models import LocationKind
from spcore.needs import Need
from tests.providers.adapters.real import read

FILE = "charities_north_west_ukcat_sample.csv"


@pytest.mark.shared_data
class TestTheRealFile:
    def test_gives_charities_that_do_something_for_a_need_and_tells_the_others(self):
        found = read("charities", FILE)

        assert (len(found.entries), len(found.refusals)) == (293, 58)
        reasons = {each.problem: each for each in found.refusals}
        told = reasons["David Barker Foundation (CA202) does nothing our needs speak of."]
        assert (told.row, told.column) == (5, "UKCAT")

    def test_writes_names_as_people_do(self):
        names = {each.name for each in read("charities", FILE).entries}

        assert not any(name.isupper() and len(name) > 8 for name in names)
        assert {"Age Concern Wirral", "Bury Football Foundation", "Manchester Carers Forum"} < names

    def test_maps_codes_to_needs_and_names_them(self):
        entry = read("charities", FILE).named("Poynton Open Hands Community Transport")

        assert Need.TRANSPORT in entry.all_needs
        assert "Community transport" in {term.name for term in entry.terms}
        assert entry.provider.charity_number.isdigit()

    def test_takes_the_address_of_the_register_for_a_postal_one(self):
        entries = read("charities", FILE).entries

        kinds = {place.kind for each in entries for place in each.places}
        assert kinds == {LocationKind.POSTAL}

    def test_mends_texts(self):
        texts = [each.description for each in read("charities", FILE).entries]

        assert not any("\t" in text or "\x99" in text or "  " in text for text in texts)
        assert not any(text.isupper() for text in texts)
        assert all(texts)

    def test_tells_a_postcode_that_is_none(self):
        found = read("charities", FILE)

        assert [each.problem for each in found.warnings] == ["'M5V 3A7' is no UK postcode."]
