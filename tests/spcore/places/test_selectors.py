"""Where postcodes are."""

import pytest

from spcore.places.models import Lsoa, Postcode
from spcore.places.selectors import place_of, places_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def preston():
    """Two postcodes of PR1, one of them with its area."""
    area = Lsoa.objects.create(code="E01000001", name="Preston 001A", imd_decile=2)
    Postcode.objects.create(code="PR12HE", outcode="PR1", easting=1000, northing=2000, lsoa=area)
    Postcode.objects.create(code="PR13AA", outcode="PR1", easting=3000, northing=4000)


@pytest.mark.usefixtures("preston")
class TestPlaceOf:
    @pytest.mark.parametrize("typed", ["PR1 2HE", "pr12he", " Pr1  2hE "])
    def test_finds_a_postcode_however_it_was_typed(self, typed):
        place = place_of(typed)

        assert (place.postcode, place.easting, place.northing) == ("PR1 2HE", 1000, 2000)
        assert (place.lsoa_code, place.imd_decile, place.is_exact) == ("E01000001", 2, True)

    def test_takes_the_middle_of_the_outward_half_for_one_it_does_not_know(self):
        place = place_of("PR1 9ZZ")

        assert (place.easting, place.northing, place.is_exact) == (2000, 3000, False)
        assert (place.lsoa_code, place.imd_decile) == ("", None)

    @pytest.mark.parametrize("typed", ["", "nonsense", "PR1", "ZZ1 1AA"])
    def test_knows_nothing_of_the_rest(self, typed):
        assert place_of(typed) is None

    def test_asks_once(self, django_assert_num_queries):
        with django_assert_num_queries(1):
            place_of("PR1 2HE")


@pytest.mark.usefixtures("preston")
class TestPlacesOf:
    def test_finds_many_with_one_question(self, django_assert_num_queries):
        with django_assert_num_queries(1):
            places = places_of(["PR1 2HE", "PR1 3AA", "PR1 9ZZ", ""])

        assert {code: place.easting for code, place in places.items()} == {
            "PR12HE": 1000,
            "PR13AA": 3000,
        }
