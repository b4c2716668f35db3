"""Legal advice providers."""

import pytest

from spcore.needs import Need
from tests.providers.adapters.real import read

FILE = "legal_advice_providers_north_west.csv"


@pytest.mark.shared_data
class TestTheRealFile:
    def test_gives_every_row_the_two_repeated_ones_under_their_first_id(self):
        found = read("legaladvice", FILE)

        assert (len(found.entries), found.refusals) == (577, [])
        assert len({each.source_id for each in found.entries}) == 575
        assert len({each.provider.source_id for each in found.entries}) == 296

    def test_takes_addresses_of_several_lines_apart(self):
        entry = read("legaladvice", FILE).named("Michael Salt Solicitors, Rochdale")

        (place,) = entry.places
        assert (place.address_1, place.address_2) == ("South Parade Chambers", "South Parade")
        assert (place.city, place.postcode) == ("Rochdale", "OL16 1LR")
        assert round(place.latitude, 3) == 53.617

    def test_maps_categories_of_law(self):
        entries = read("legaladvice", FILE).entries
        debt_and_housing = next(
            each for each in entries if [term.code for term in each.terms] == ["DEB", "HOU"]
        )

        assert debt_and_housing.all_needs == (Need.MONEY, Need.HOUSING)
        assert "debt, housing" in debt_and_housing.description
        # An office for the accused alone is kept, and answers no need of ours.
        without = {term.code for each in entries if not each.all_needs for term in each.terms}
        assert without <= {"CRM", "PL"}

    def test_gives_websites_a_scheme(self):
        urls = {each.url for each in read("legaladvice", FILE).entries if each.url}

        assert "http://www.nfm.org.uk" in urls
        assert all(url.startswith("http") for url in urls)

    def test_reads_the_letter_o_as_a_nought(self):
        (warning,) = read("legaladvice", FILE).warnings

        assert warning.problem == "'L36 OUX' was read as L36 0UX."
