"""Load postcodes, small areas, deprivation and population."""

from pathlib import Path

from django.core.management.base import CommandParser

from spcore.loading.command import SHARED, LoadCommand
from spcore.loading.report import Report, Unusable
from spcore.places import loading
from spcore.places.reading import postcodes, small_areas

AREAS = "lsoa21_lancashire_south_cumbria_imd2025.csv"
POPULATION = "population_mid2020_lsoa11_lsc_age_bands.csv"
LOOKUP = "lsoa11_to_lsoa21_lsc_with_imd2019.csv"
POSTCODES = "postcodes_lancashire_south_cumbria.csv"


class Command(LoadCommand):
    """
    Postcodes with their grid reference come from a Python package; the folder, where it is there,
    adds the LSOA, deprivation and population of Lancashire and South Cumbria.
    """

    help = "Load postcodes, LSOAs, deprivation and population. Safe to run again."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the area and the folder."""
        super().add_arguments(parser)
        parser.add_argument("--all", action="store_true", help="the postcodes of the whole UK")
        parser.add_argument("--outcodes", nargs="+", help="other outward codes than the default")
        parser.add_argument("--data", type=Path, default=None, help="the folder of data files")

    def load(self, options: dict) -> list[Report]:
        """Load the areas first: postcodes point at them."""
        folder = (options["data"] or SHARED) / "geography"
        asked = options["data"] is not None
        areas = Report("Small areas (LSOA 2021)")
        codes = Report("Postcodes")
        enriched: dict[str, postcodes.Enrichment] = {}
        if asked or folder.exists():
            self._load_areas(folder, areas)
            enriched = postcodes.read_enrichment(folder / POSTCODES, codes)
        else:
            areas.notes.append("No data folder: no LSOA, deprivation or population is known.")
        asked_for = frozenset(code.upper() for code in options["outcodes"] or ())
        area = asked_for or postcodes.LANCASHIRE_AND_SOUTH_CUMBRIA
        outcodes = None if options["all"] else area
        loading.load_postcodes(outcodes, enriched, codes, progress=self.progress)
        if not codes.used:
            raise Unusable("No postcode has such an outward code.", "Write them like PR1 LA1.")
        return [areas, codes]

    def _load_areas(self, folder: Path, report: Report) -> None:
        areas = small_areas.read_areas(folder / AREAS, report)
        people = small_areas.read_populations(folder / POPULATION, folder / LOOKUP, report)
        loading.load_areas(areas, people, report)
