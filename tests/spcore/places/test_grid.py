"""Degrees to metres."""

import csv

import pytest
from django.conf import settings

from spcore.places.grid import grid_of

POSTCODES = settings.SHARED_DIR / "data/geography/postcodes_lancashire_south_cumbria.csv"


class TestGridOf:
    def test_agrees_with_the_survey_s_worked_example(self):
        # Caister water tower (Ordnance Survey, coordinate systems guide), in WGS84.
        assert grid_of(52.65797861, 1.71605194) == (651_410, 313_177)

    @pytest.mark.parametrize("place", [(100, 101), (0, 0), (40.7, -74.0)])
    def test_knows_no_place_outside_britain(self, place):
        assert grid_of(*place) is None

    @pytest.mark.shared_data
    def test_agrees_with_the_postcode_directory_within_five_metres(self):
        with POSTCODES.open(newline="") as file:
            rows = list(csv.DictReader(file))[::500]

        for row in rows:
            easting, northing = grid_of(float(row["latitude"]), float(row["longitude"]))
            assert abs(easting - int(row["easting"])) <= 5
            assert abs(northing - int(row["northing"])) <= 5
