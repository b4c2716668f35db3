"""Loading practices, networks, and the boards above them."""

import csv
import json
import shutil
from datetime import date
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from spcore.accounts.models import Organisation, OrganisationKind, PcnMembership
from spcore.places.models import Postcode

pytestmark = pytest.mark.django_db
SHARED = settings.SHARED_DIR / "data"
EPRACCUR = "epraccur_2025-09_lancashire_south_cumbria_QE1.csv"
DETAILS = "pcn_details_lancashire_south_cumbria.csv"
PARTNERS = "pcn_core_partners_lancashire_south_cumbria.csv"
SIZES = "gp_list_sizes_2021-01_gp-reg-pat-prac-all.csv"
WORKBOOK = SHARED / "nhs_organisations/ePCN_2026-02_snapshot.xlsx"


def load(**options) -> dict[str, dict]:
    """Run the command and return its reports by source."""
    out = StringIO()
    call_command("load_organisations", json=True, stdout=out, **options)
    return {each["source"]: each for each in json.loads(out.getvalue())["reports"]}


def practice(code: str, name: str = "DUKE STREET SURGERY", **fields: str) -> list[str]:
    """Return a row of epraccur."""
    row = [""] * 27
    told = {
        0: code, 1: name, 2: "Y62", 3: "QE1", 4: "4 DUKE STREET", 5: "BARROW IN FURNESS",
        9: "LA14 1LF", 10: "19740401", 12: "A", 13: "B", 14: "01K", 17: "01229 820068",
        23: "01K", 25: "4", **{int(key[1:]): value for key, value in fields.items()},
    }  # fmt: skip
    for place, value in told.items():
        row[place] = value
    return row


@pytest.fixture
def files(tmp_path):
    """Return a function that writes a small set of files, and gives their folder."""
    folder = tmp_path / "nhs_organisations"
    folder.mkdir()

    def write(*practices: list[str], partners: str = "A82007,01K,x,U25520,20191001,"):
        with (folder / EPRACCUR).open("w", newline="") as file:
            csv.writer(file, quoting=csv.QUOTE_ALL).writerows(practices)
        address = ",".join(f"Address Line {number}" for number in range(1, 6))
        (folder / DETAILS).write_text(
            "PCN Code,PCN Name,Current Sub ICB Loc Code,Sub ICB Location,Open Date,Close Date,"
            f"{address},Postcode\n"
            "U25520,MID FURNESS PCN,01K,NHS LANCASHIRE AND SOUTH CUMBRIA ICB - 01K,20191001,,"
            "1 HIGH STREET,,,ULVERSTON,CUMBRIA,LA12 7BT\n"
        )
        (folder / PARTNERS).write_text(
            "Partner Organisation Code,Practice Parent Sub ICB Loc Code,"
            "Practice Parent Sub ICB Loc Name,PCN Code,Practice to PCN Relationship Start Date,"
            f"Practice to PCN Relationship End Date\n{partners}\n"
        )
        (folder / SIZES).write_text(
            "CODE,SEX,AGE,NUMBER_OF_PATIENTS\nA82007,ALL,ALL,9001\nA82007,MALE,ALL,4000\n"
        )
        return tmp_path

    return write


class TestPractices:
    def test_are_written_with_board_network_size_and_place(self, files):
        Postcode.objects.create(code="LA141LF", outcode="LA14", easting=320_000, northing=469_000)

        load(data=files(practice("A82007")))

        found = Organisation.objects.get(ods_code="A82007")
        assert (found.kind, found.name) == (OrganisationKind.PRACTICE, "Duke Street Surgery")
        assert (found.address, found.postcode) == ("4 Duke Street, Barrow in Furness", "LA14 1LF")
        assert (found.opened_on, found.list_size, found.easting) == (
            date(1974, 4, 1),
            9001,
            320_000,
        )
        assert found.parent.name == "NHS Lancashire and South Cumbria ICB - 01K"
        board = found.parent.parent
        assert (board.ods_code, board.kind) == ("QE1", OrganisationKind.ICB)
        assert board.name == "NHS Lancashire and South Cumbria Integrated Care Board"
        member = PcnMembership.objects.get()
        assert (member.practice, member.pcn.name) == (found, "Mid Furness PCN")
        assert (member.joined_on, member.left_on) == (date(2019, 10, 1), None)

    @pytest.mark.parametrize(
        ("status", "is_open"),
        [("A", True), ("ACTIVE", True), ("Active", True), ("C", False), ("D", False),
         ("P", False), ("INACTIVE", False), ("Closed", False)],
    )  # fmt: skip
    def test_are_open_in_either_vocabulary(self, files, status, is_open):
        load(data=files(practice("A82007", c12=status)))

        assert Organisation.objects.get(ods_code="A82007").is_open is is_open

    @pytest.mark.parametrize(
        ("row", "column"),
        [
            (practice("Y02598", "TRINITY HOSPICE", c25="13"), "prescribing setting"),
            (practice("A82008", c12="X"), "status"),
            (practice("A82008", c10="20250231"), "open or close date"),
            (practice("A82007"), "code"),
            (practice("A8 2008"), "code"),
            (practice("A82008", ""), "code"),
            (practice("A82008")[:20], ""),
        ],
    )
    def test_refuse_a_row_with_row_and_column_and_keep_the_others(self, files, row, column):
        report = load(data=files(practice("A82007"), row))["GP practices"]

        assert report["created"] == 1
        assert [(each["row"], each["column"]) for each in report["refused"]] == [(2, column)]

    def test_without_a_postcode_are_kept_and_told(self, files):
        report = load(data=files(practice("A82007", c9="")))["GP practices"]

        assert [each["column"] for each in report["warnings"]] == ["postcode"]
        assert Organisation.objects.get(ods_code="A82007").postcode == ""

    def test_are_unchanged_then_updated_and_what_we_added_stays(self, files):
        load(data=files(practice("A82007")))
        Organisation.objects.update(workflow_email="inbox@practice.example")

        again = load(data=files(practice("A82007")))
        moved = load(data=files(practice("A82007", c4="5 DUKE STREET", c12="C", c11="20250930")))

        assert all(each["created"] == each["updated"] == 0 for each in again.values())
        assert moved["GP practices"]["updated"] == 1
        found = Organisation.objects.get(ods_code="A82007")
        assert (found.is_open, found.closed_on) == (False, date(2025, 9, 30))
        assert found.workflow_email == "inbox@practice.example"

    def test_write_nothing_on_a_dry_run(self, files):
        report = load(data=files(practice("A82007")), dry_run=True)

        assert report["GP practices"]["created"] == 1
        assert not Organisation.objects.exists()


class TestRelations:
    @pytest.mark.parametrize(
        ("partners", "problem"),
        [
            ("A82007,01K,x,U99999,20191001,", "U99999 is no network"),
            ("Z99999,01K,x,U25520,20191001,", "Z99999 is no GP practice"),
            ("A82007,01K,x,U25520,,", "is empty"),
            ("A82007,01K,x,U25520,20191001,20180101", "is before the start"),
            ("A82007,01K,x,U25520,31/02/2019,", "is no date"),
        ],
    )
    def test_that_cannot_be_are_refused(self, files, partners, problem):
        report = load(data=files(practice("A82007"), partners=partners))["Practices in networks"]

        assert report["created"] == 0
        assert problem in report["refused"][0]["problem"]

    def test_keep_their_dates(self, files):
        rows = "A82007,01K,x,U25520,20191001,20210401\nA82007,01K,x,U25520,20220101,"

        load(data=files(practice("A82007"), partners=rows))

        found = PcnMembership.objects.order_by("joined_on").values_list("joined_on", "left_on")
        assert list(found) == [
            (date(2019, 10, 1), date(2021, 4, 1)),
            (date(2022, 1, 1), None),
        ]


@pytest.mark.shared_data
class TestTheRealFiles:
    def test_give_the_practices_networks_and_boards_of_the_area(self):
        reports = load()

        counts = {name: (each["created"], len(each["refused"])) for name, each in reports.items()}
        assert counts == {
            "Integrated care boards": (1, 0),
            "Sub-ICB locations": (8, 0),
            "GP practices": (221, 184),
            "Primary care networks": (46, 0),
            "Practices in networks": (245, 0),
        }
        kinds = Organisation.objects.filter(is_open=True)
        assert kinds.filter(kind=OrganisationKind.PRACTICE).count() == 197
        assert kinds.filter(kind=OrganisationKind.PCN).count() == 43
        assert PcnMembership.objects.filter(left_on=None).count() == 198
        refused = " ".join(each["problem"] for each in reports["GP practices"]["refused"])
        assert "TRINITY HOSPICE is no GP practice: its setting is 13 (hospice)" in refused
        assert "HOMELESS HEALTH COMMUNITY TEAM" in refused

    def test_of_all_england_fit_with_the_workbook(self):
        whole = SHARED / "nhs_organisations/epraccur_2025-09.csv"

        reports = load(epraccur=whole, epcn=WORKBOOK)

        assert reports["GP practices"]["created"] == 8655
        assert reports["Primary care networks"]["created"] == 1366
        assert reports["Practices in networks"]["created"] > 7600
        no_board = Organisation.objects.filter(kind=OrganisationKind.PRACTICE, parent=None)
        assert not no_board.filter(is_open=True).exclude(ods_code__startswith="W").exists()


@pytest.mark.shared_data
class TestDamagedFiles:
    @pytest.mark.parametrize("name", [EPRACCUR, DETAILS, PARTNERS, SIZES])
    @pytest.mark.parametrize(
        "raw", [b"", b"a,b\n1,2\n", b'"x', b"\x89PNG\x81\x8d", b"\x00" * 500, None]
    )
    def test_load_nothing(self, tmp_path, name, raw):
        folder = tmp_path / "nhs_organisations"
        folder.mkdir()
        for each in (EPRACCUR, DETAILS, PARTNERS, SIZES):
            shutil.copyfile(SHARED / "nhs_organisations" / each, folder / each)
        (folder / name).unlink()
        if raw is not None:
            (folder / name).write_bytes(raw)

        with pytest.raises(CommandError, match="Nothing was loaded"):
            call_command("load_organisations", data=tmp_path, stdout=StringIO())

        assert not Organisation.objects.exists()

    @pytest.mark.parametrize("name", [EPRACCUR, SIZES])
    def test_that_are_no_workbook_load_nothing(self, name):
        wrong = SHARED / "nhs_organisations" / name

        with pytest.raises(CommandError):
            call_command("load_organisations", epcn=wrong, stdout=StringIO())

        assert not Organisation.objects.exists()

    def test_without_one_practice_load_nothing(self, tmp_path):
        path = tmp_path / "only_hospices.csv"
        with path.open("w", newline="") as file:
            csv.writer(file).writerow(practice("Y02598", "TRINITY HOSPICE", c25="13"))

        with pytest.raises(CommandError, match="Not one row"):
            call_command("load_organisations", epraccur=path, stdout=StringIO())

        assert not Organisation.objects.exists()


class TestTheReport:
    def test_in_words_shows_counts_refusals_and_what_to_do(self, files):
        out = StringIO()

        call_command(
            "load_organisations",
            data=files(practice("A82007"), practice("A82008", c12="X")),
            stdout=out,
            verbosity=2,
        )

        text = out.getvalue()
        assert "GP practices: 1 created, 0 updated, 0 unchanged, 1 refused" in text
        assert "refused: row 2, status: 'X' is not a status. Write A, C, D or P" in text
        assert "created: A82007 Duke Street Surgery" in text

    def test_in_json_tells_what_made_it_fail(self, tmp_path):
        out = StringIO()

        with pytest.raises(CommandError):
            call_command("load_organisations", data=tmp_path, json=True, stdout=out)

        body = json.loads(out.getvalue())
        assert body["ok"] is False
        assert "There is no file" in body["problem"]
