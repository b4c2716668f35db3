"""Loading how many people of each group live in an area."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Sum

from spcore.places.models import GroupPopulation, Lsoa

pytestmark = pytest.mark.django_db
HEADINGS = "icb_code,by,group,people,source\n"
SEXES = 'QX1,sex,female,"1,020",Census\nQX1,sex,male,980,Census\n'


def load(*args, **options) -> dict:
    out = StringIO()
    call_command("load_population", *args, json=True, stdout=out, **options)
    return json.loads(out.getvalue())["reports"][0]


@pytest.fixture
def file(tmp_path):
    def write(rows: str):
        path = tmp_path / "people.csv"
        path.write_text(HEADINGS + rows)
        return path

    return write


def held() -> dict[str, int]:
    return dict(GroupPopulation.objects.values_list("group", "people"))


class TestFile:
    def test_is_loaded_once_and_replaces_what_was_there(self, file):
        first, again = load(file(SEXES)), load(file(SEXES))
        load(file(SEXES.replace("980", "990")))

        assert (first["created"], again["unchanged"]) == (2, 2)
        assert held() == {"female": 1020, "male": 990}

    @pytest.mark.parametrize(
        ("row", "column"),
        [
            ("QX1,size,large,5,Census", "by"),
            ("QX1,sex,ladies,5,Census", "group"),
            ("QX1,sex,male,5,Census", "group"),
            ("QX1,language,english,half,Census", "people"),
            ("QX1,language,english,5,", "source"),
            (",language,english,5,Census", "icb_code"),
        ],
    )
    def test_tells_the_row_that_is_no_good_and_loads_the_rest(self, file, row, column):
        report = load(file(SEXES + row))

        assert (report["refused"][0]["row"], report["refused"][0]["column"]) == (4, column)
        assert held() == {"female": 1020, "male": 980}

    def test_without_a_group_is_no_whole_to_hold_anything_against(self, file):
        with pytest.raises(CommandError, match="QX1, sex: without male"):
            call_command("load_population", file("QX1,sex,female,5,Census"), stdout=StringIO())

        assert held() == {}


@pytest.mark.shared_data
class TestCensus:
    def test_gives_ethnic_groups_of_the_districts_and_disability_of_the_small_areas(self):
        for code, name in (
            ("E01012681", "Blackpool 006A"),
            ("E01019105", "Copeland 008A"),
            ("E01012683", "Blackpool 006B"),
        ):
            Lsoa.objects.create(code=code, name=name, icb_code="QX1")

        load()

        groups = GroupPopulation.objects.filter(by="ethnicity")
        assert groups.aggregate(all=Sum("people"))["all"] == 141_039
        assert set(groups.values_list("source", flat=True)) == {
            "Census 2021, ONS, by district; without Copeland"
        }
        disability = GroupPopulation.objects.filter(by="disability")
        assert dict(disability.values_list("group", "people")) == {"limited": 968, "no": 2067}
