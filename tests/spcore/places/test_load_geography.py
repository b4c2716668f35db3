"""Loading postcodes, small areas, deprivation and population."""

import csv
import json
import shutil
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db.models import Sum

from spcore.places.models import Lsoa, Postcode
from spcore.places.reading import postcodes

pytestmark = pytest.mark.django_db
SHARED = settings.SHARED_DIR / "data"
AREAS = "lsoa21_lancashire_south_cumbria_imd2025.csv"
POPULATION = "population_mid2020_lsoa11_lsc_age_bands.csv"
CODES = "postcodes_lancashire_south_cumbria.csv"


def load(*args, **options) -> dict:
    """Run the command and return its report."""
    out = StringIO()
    call_command("load_geography", *args, json=True, stdout=out, **options)
    return json.loads(out.getvalue())


@pytest.fixture
def folder(tmp_path):
    """Return a copy of the real geography files, to be damaged."""
    shutil.copytree(SHARED / "geography", tmp_path / "geography", copy_function=shutil.copyfile)
    (tmp_path / "geography").chmod(0o755)
    return tmp_path


class TestThePackageAlone:
    def test_gives_postcodes_with_their_grid_reference(self, settings, tmp_path, monkeypatch):
        monkeypatch.setattr(
            "spcore.places.management.commands.load_geography.SHARED", tmp_path / "none"
        )

        report = load(outcodes=["PR1"])

        hall = Postcode.objects.get(code="PR12HE")
        assert (hall.outcode, hall.district_code, hall.lsoa) == ("PR1", "E07000123", None)
        assert abs(hall.easting - 354_000) < 2000
        assert report["reports"][1]["created"] == Postcode.objects.count() > 1000
        assert set(Postcode.objects.values_list("outcode", flat=True)) == {"PR1"}
        assert "No data folder" in report["reports"][0]["notes"][0]

    def test_changes_nothing_the_second_time(self, monkeypatch, tmp_path):
        monkeypatch.setattr(
            "spcore.places.management.commands.load_geography.SHARED", tmp_path / "none"
        )
        load(outcodes=["LA23"])

        report = load(outcodes=["LA23"])["reports"][1]

        assert (report["created"], report["updated"]) == (0, 0)
        assert report["unchanged"] == Postcode.objects.count()

    def test_refuses_an_outward_code_nobody_has(self):
        with pytest.raises(CommandError, match="No postcode has such an outward code"):
            call_command("load_geography", outcodes=["ZZ99"], stdout=StringIO())

    def test_knows_every_letter_of_the_united_kingdom(self):
        assert len(postcodes.letters()) == 23

    def test_writes_nothing_on_a_dry_run(self):
        report = load(outcodes=["LA23"], dry_run=True)

        assert report["dry_run"] is True
        assert report["reports"][1]["created"] > 100
        assert not Postcode.objects.exists()


@pytest.mark.shared_data
class TestTheRealFiles:
    def test_give_areas_population_and_the_area_of_postcodes(self):
        report = load()

        areas, codes = report["reports"]
        assert (areas["created"], areas["refused"]) == (1060, [])
        assert codes["created"] > 85_000
        with (SHARED / "geography" / POPULATION).open(newline="") as file:
            people = sum(int(row["total_population"]) for row in csv.DictReader(file))
        assert Lsoa.objects.aggregate(Sum("population"))["population__sum"] == people == 1_701_655
        assert Postcode.objects.filter(lsoa__isnull=False).count() == 66_896
        odd = Postcode.objects.get(code="BB01GR")
        assert (str(odd), odd.lsoa_id, odd.easting) == ("BB0 1GR", "E01012576", 369_487)

    def test_share_out_a_split_area_equally_and_sum_a_merged_one(self):
        report = load(outcodes=["LA12"])

        halves = Lsoa.objects.filter(code__in=["E01034078", "E01034079"])
        first, second = halves.values_list("population", flat=True)
        assert abs(first - second) <= 7  # a person in each age band at most
        assert any("split in 2021" in note for note in report["reports"][0]["notes"])
        merged = Lsoa.objects.get(code="E01034069")
        assert merged.population == sum(merged.population_by_age.values()) > 2000

    def test_are_unchanged_the_second_time_and_without_the_folder(self, monkeypatch, tmp_path):
        load(outcodes=["LA12"])

        again = load(outcodes=["LA12"])["reports"]
        monkeypatch.setattr(
            "spcore.places.management.commands.load_geography.SHARED", tmp_path / "none"
        )
        load(outcodes=["LA12"])

        assert [(each["created"], each["updated"]) for each in again] == [(0, 0), (0, 0)]
        assert Postcode.objects.filter(lsoa__isnull=False).count() > 500


@pytest.mark.shared_data
class TestDamagedFiles:
    @pytest.mark.parametrize("name", [AREAS, POPULATION, CODES])
    @pytest.mark.parametrize("raw", [b"", b"a,b\n1,2\n", b'"', b"\x89PNG\x81\x8d", None])
    def test_load_nothing(self, folder, name, raw):
        path = folder / "geography" / name
        path.unlink()
        if raw is not None:
            path.write_bytes(raw)

        with pytest.raises(CommandError, match="Nothing was loaded"):
            call_command("load_geography", data=folder, outcodes=["PR1"], stdout=StringIO())

        assert not Lsoa.objects.exists()
        assert not Postcode.objects.exists()

    def test_of_single_rows_are_told_with_row_and_column(self, folder):
        path = folder / "geography" / AREAS
        lines = path.read_text().splitlines()
        lines[5] = lines[5].replace("E010", "X", 1)
        lines[6] = "ragged"
        path.write_text("\n".join(lines))

        report = load(data=folder, outcodes=["LA23"])["reports"][0]

        assert report["created"] == 1058
        assert [(each["row"], each["column"]) for each in report["refused"]] == [
            (6, "lsoa21_code"),
            (7, ""),
        ]

    def test_with_a_number_no_column_holds_are_refused_whole(self, folder):
        path = folder / "geography" / POPULATION
        lines = path.read_text().splitlines(keepends=True)
        code, name, *rest = next(csv.reader([lines[1]]))
        lines[1] = ",".join([code, name, *("9" * 20 for _number in rest)]) + "\n"
        path.write_text("".join(lines))

        with pytest.raises(CommandError, match=r"does not fit into the database.*population"):
            load(outcodes=["PR1"], data=folder)

        assert not Postcode.objects.exists()
