"""Load how many people of each sex, ethnic group, language and disability live in an area."""

from pathlib import Path

from django.core.management.base import CommandParser

from spcore.loading.command import SHARED, LoadCommand, refuse_if_all_bad
from spcore.loading.report import Report
from spcore.places import loading
from spcore.places.reading import groups

ETHNICITY = "ethnicity_census2021_ltla_lsc.csv"
DISABILITY = "disability_census2021_lsoa21_lsc.csv"


class Command(LoadCommand):
    """
    A file has a row a group: icb_code, by, group, people, source. Without one, what the data folder
    knows of the small areas that are loaded: ethnic groups and disability, of the 2021 census.
    """

    help = "Load the population that equity is held against. Safe to run again."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the file and the folder."""
        super().add_arguments(parser)
        parser.add_argument("file", nargs="?", type=Path, help="CSV: " + ", ".join(groups.HEADINGS))
        parser.add_argument("--data", type=Path, default=None, help="the folder of data files")

    def load(self, options: dict) -> list[Report]:
        """Write what was counted: a board's groups by one thing replace those it had."""
        report = Report("Population by group")
        file, folder = options.get("file"), (options["data"] or SHARED) / "geography"
        if file:
            counted = groups.read_file(file, report)
        else:
            areas = loading.areas_by_code()
            counted = groups.read_ethnicity(folder / ETHNICITY, areas, report)
            counted += groups.read_disability(folder / DISABILITY, areas, report)
        loading.load_groups(counted, report)
        refuse_if_all_bad(report, name=file.name if file else folder.name)
        return [report]
