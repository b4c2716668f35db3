"""Load GP practices, primary care networks and their members, sub-ICB locations and ICBs."""

from pathlib import Path

from django.core.management.base import CommandParser

from spcore.accounts import organisation_loading as loading
from spcore.accounts.reading import networks, practices
from spcore.loading.command import SHARED, LoadCommand, refuse_if_all_bad
from spcore.loading.report import Report

FOLDER = "nhs_organisations"
EPRACCUR = "epraccur_2025-09_lancashire_south_cumbria_QE1.csv"
DETAILS = "pcn_details_lancashire_south_cumbria.csv"
PARTNERS = "pcn_core_partners_lancashire_south_cumbria.csv"
SIZES = "gp_list_sizes_2021-01_gp-reg-pat-prac-all.csv"


class Command(LoadCommand):
    """Organisations of the NHS, from the files of the Organisation Data Service."""

    help = "Load GP practices, PCNs and their members, sub-ICB locations and ICBs."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the files."""
        super().add_arguments(parser)
        parser.add_argument("--data", type=Path, default=SHARED, help="the folder of data files")
        parser.add_argument("--epraccur", type=Path, help="another file of practices")
        parser.add_argument("--epcn", type=Path, help="networks and members, the ePCN workbook")
        parser.add_argument("--list-sizes", type=Path, help="people registered with each practice")

    def load(self, options: dict) -> list[Report]:
        """Load from the top down: each row points at one above it."""
        folder = options["data"] / FOLDER
        details = options["epcn"] or folder / DETAILS
        partners = options["epcn"] or folder / PARTNERS
        in_practices, in_networks = Report("GP practices"), Report("Primary care networks")
        members = Report("Practices in networks")

        found = list(
            self.progress(
                practices.read_practices(options["epraccur"] or folder / EPRACCUR, in_practices),
                what="Practices",
            )
        )
        nets = networks.read_networks(details, in_networks)
        sizes = practices.read_list_sizes(
            options["list_sizes"] or folder / SIZES, Report("List sizes")
        )
        boards = loading.load_boards(loading.boards_of(found, nets))
        loading.load_practices(found, sizes, in_practices)
        refuse_if_all_bad(in_practices, name="the practice file")
        loading.load_networks(nets, in_networks)
        loading.load_relations(networks.read_relations(partners, members), members)
        return [*boards, in_practices, in_networks, members]
