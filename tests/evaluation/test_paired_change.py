"""`manage.py paired_change`, as an analyst uses it."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from openpyxl import Workbook

from tests.conftest import SHARED_DATA
from tests.evaluation.statistics.published import SLEEP

OUTCOMES = SHARED_DATA / "outcomes"


def asked(path, *arguments):
    """Return what the command prints as JSON."""
    said = StringIO()
    call_command("paired_change", str(path), "--json", *arguments, stdout=said)
    return json.loads(said.getvalue())


@pytest.fixture
def file(tmp_path):
    def written(text, encoding="utf-8"):
        path = tmp_path / "scores.csv"
        path.write_bytes(text.encode(encoding))
        return path

    return written


def sleep_in_long_form(separator=",", comma="."):
    rows = [("person", "occasion", "score")]
    for when, scores in zip(("before", "after"), SLEEP, strict=True):
        rows += [(str(who), when, str(score)) for who, score in enumerate(scores, 1)]
    return "\n".join(separator.join(row) for row in rows).replace(".", comma)


def sleep_in_wide_form():
    rows = zip(range(1, 11), *SLEEP, strict=True)
    return "id,before,after\n" + "\n".join(",".join(map(str, row)) for row in rows)


class TestForms:
    def test_reads_the_long_form(self, file):
        found = asked(file(sleep_in_long_form()))

        assert (found["n"], found["n_paired"], found["df"]) == (10, 10, 9)
        assert round(found["t"], 4) == 4.0621
        assert round(found["p"], 6) == 0.002833

    def test_reads_the_wide_form_alike(self, file):
        long, wide = asked(file(sleep_in_long_form())), asked(file(sleep_in_wide_form()))

        assert long == wide

    def test_reads_what_a_continental_spreadsheet_saves(self, file):
        text = sleep_in_long_form(";", ",").replace("person", "Persönliche id")

        found = asked(file(text, "cp1252"), "--person", "Persönliche id")

        assert round(found["t"], 4) == 4.0621

    def test_reads_a_workbook(self, tmp_path):
        book = Workbook()
        for row in sleep_in_wide_form().splitlines():
            book.active.append(
                [float(cell) if cell[-1].isdigit() else cell for cell in row.split(",")]
            )
        book.save(tmp_path / "scores.xlsx")

        assert round(asked(tmp_path / "scores.xlsx")["t"], 4) == 4.0621

    def test_takes_every_row_for_somebody_where_nobody_is_named(self, file):
        assert asked(file("pre,post\n3,5\n4,4\n6,9"))["n_paired"] == 3

    def test_says_how_each_figure_is_made(self, file):
        found = asked(file(sleep_in_long_form()))

        assert found["definitions"].keys() == {
            *("change", "ci", "p", "sd", "d_z", "hedges_g", "d_baseline", "d_av", "hedges_g_av"),
            *("wilcoxon_w", "wilcoxon"),
        }

    def test_prints_it_for_reading(self, file):
        said = StringIO()

        call_command("paired_change", str(file(sleep_in_long_form())), stdout=said)

        assert "t = 4.0621, df = 9, p = 0.002833" in said.getvalue()
        assert "There is no control group" in said.getvalue()

    def test_takes_the_columns_that_say_when_of_a_wide_form_with_more(self, file):
        """By their order in the file, age would have been the score before."""
        found = asked(file("id,age,sex,pre,post,notes\n1,30,F,3,5,well\n2,40,M,4,4,\n3,50,F,6,9,"))

        assert (found["from"], found["to"], found["mean_change"]) == ("pre", "post", 5 / 3)
        assert found["warnings"][1:] == ["Fewer than 30 pairs: little can be said from so few."]

    def test_takes_columns_in_the_order_that_is_asked_for(self, file):
        found = asked(file("id,before,after\n1,3,5\n2,4,4"), "--occasions", "after,before")

        assert (found["from"], found["mean_change"]) == ("after", -1)

    def test_reads_an_occasion_however_it_is_written(self, file):
        found = asked(file("person,occasion,score\na,Before,3\na,after,5\nb,BEFORE,4\nb,After,−1"))

        assert (found["from"], found["to"], found["n_paired"]) == ("Before", "after", 2)
        assert found["mean_change"] == -1.5

    def test_takes_the_first_and_the_last_of_several_occasions(self, file):
        rows = "a,review,1\na,after,5\na,before,3\nb,follow up,9\nb,before,2\nb,after,2\n"

        found = asked(file("person,occasion,score\n" + rows), "--to", "after")

        assert [one["occasion"] for one in found["occasions"]] == [
            *("before", "review", "after", "follow up"),
        ]
        assert (found["from"], found["n_paired"], found["mean_change"]) == ("before", 2, 1)

    def test_says_so_where_nothing_tells_which_occasion_came_first(self, file):
        text = "person,occasion,score\na,6 months,3\na,baseline,4\nb,6 months,1\nb,baseline,4"

        told = asked(file(text), "--from", "baseline", "--to", "6 months")

        assert "Nothing says which occasion came first" in asked(file(text))["warnings"][-1]
        assert "Nothing says" not in told["warnings"][-1]
        assert told["mean_change"] == -2

    def test_reads_more_rows_than_a_page_takes(self, file):
        rows = "".join(f"p{n},0,{n % 7}\np{n},1,{n % 5}\n" for n in range(50_001))

        found = asked(file("person,occasion,score\n" + rows))

        assert (found["n_paired"], found["t"] < -50) == (50_001, True)


class TestNames:
    def test_whoever_is_missing_or_doubled(self, file):
        rows = "a,0,3\na,1,5\nb,0,4\nc,1,6\nd,0,2\nd,1,NA\ne,0,7\ne,1,8\ne,1,9\nf,0,4\nf,1,4\n"

        found = asked(file("person,occasion,score\n" + rows))

        assert found["missing"] == {
            "only_before": ["b", "d"],
            "only_after": ["c"],
            "unscored": ["d"],
        }
        assert found["doubled_rows"] == [{"person": "e", "occasion": "1", "scores": [8.0, 9.0]}]
        assert (found["n"], found["n_paired"]) == (6, 2)

    def test_rows_that_are_torn_or_belong_to_nobody(self, file):
        found = asked(file("person,occasion,score\na,0,3\na,1,4\n,0,4\nb,0\nc,0,1\nc,1,2"))

        assert [row.split(":")[0] for row in found["rows_left_out"]] == ["row 5", "row 4"]
        assert "It has no person." in found["rows_left_out"][1]

    def test_rows_of_no_occasion(self, file):
        found = asked(file("person,occasion,score\na,0,3\na,1,4\nb,,4\nc,0,1\nc,1,2"))

        assert "It has no occasion." in found["rows_left_out"][0]


class TestItems:
    def test_are_added_up_and_one_that_is_missing_leaves_no_score(self, file):
        rows = [
            f"{who},{when},{item},{score}"
            for who, when, scores in (
                ("a", 0, "123"),
                ("a", 1, "321"),
                ("b", 0, "11"),
                ("b", 1, "112"),
            )
            for item, score in enumerate(scores)
        ]

        found = asked(file("person,occasion,item,score\n" + "\n".join(rows)), "--sum")

        assert (found["n_paired"], found["mean_before"], found["mean_after"]) == (1, 6, 6)
        assert found["missing"]["unscored"] == ["b"]


class TestRefusals:
    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("", "scores.csv is empty"),
            ("person,occasion,score\n", "not one row of scores"),
            ("person,occasion,score\na,0,3\nb,0,4", "one occasion only: '0'"),
            ("person,score\na,3\nb,4", "one occasion only"),
            ("person,occasion,score\na,0,3\na,1,high", "row 3, score: 'high' is not a number"),
            ("id,before,after\na,3,1e308\nb,4,5", "'1e308' is not a number that a score can be"),
            ("id,before,after\na,3,nan?\nb,4,5", "'nan\\?' is not a number"),
            ('id,before,after\na,"1,234","2,345"\nb,4,5', "thousands or have a decimal comma"),
            ("id,a_pre,b_pre,a_post,b_post\n1,2,3,4,5", "a_pre, b_pre, a_post, b_post"),
            ("person,occasion,one,two\na,0,3,4\na,1,3,4", "Which column holds the score"),
            ("who,occasion,score\na,0,3\na,1,4", "Which column holds the person"),
            ("person,occasion,score\na,0,1\na,0,2\na,1,1\na,1,2", "--sum adds them up"),
            ('person,occasion,score\n"a,0,3', "breaks off"),
        ],
    )
    def test_say_plainly_what_is_wrong(self, file, text, said):
        with pytest.raises(CommandError, match=said):
            asked(file(text))

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (("--score", "points"), "no column 'points'"),
            (("--to", "9"), "no occasion '9'"),
            (("--from", "after", "--to", "after"), "Both occasions"),
            (("--where", "sex"), "COLUMN=VALUE"),
            (("--sum",), "Which column holds the item"),
            (("--confidence", "95"), "between 0 and 1"),
        ],
    )
    def test_say_which_option_is_wrong(self, file, arguments, said):
        with pytest.raises(CommandError, match=said):
            asked(file(sleep_in_long_form()), *arguments)

    def test_no_such_file(self, tmp_path):
        with pytest.raises(CommandError, match="There is no file"):
            asked(tmp_path / "none.csv")

    def test_a_folder(self, tmp_path):
        with pytest.raises(CommandError, match="cannot be read"):
            asked(tmp_path)

    def test_are_json_too_where_that_is_asked_for(self, file):
        said = StringIO()

        with pytest.raises(CommandError):
            call_command("paired_change", str(file("a,b\n1,x")), "--json", stdout=said)

        assert json.loads(said.getvalue())["row"] == 2


class TestTies:
    def test_nobody_was_asked_twice(self, file):
        found = asked(file("person,occasion,score\na,0,3\nb,1,4"))

        assert (found["n_paired"], found["mean_change"]) == (0, None)
        assert "Nobody has a score on both occasions." in found["warnings"]

    def test_all_changed_by_a_tenth(self, file):
        found = asked(file("id,before,after\n1,1.1,1.2\n2,2.3,2.4\n3,0.7,0.8"))

        assert found["mean_change"] == pytest.approx(0.1)
        assert (found["sd_change"], found["t"]) == (0, None)

    def test_nobody_changed(self, file):
        found = asked(file("id,before,after\n1,3,3\n2,4,4\n3,5,5"))

        assert (found["same"], found["t"], found["wilcoxon_p"]) == (3, None, None)
        assert "Nobody's score changed." in found["warnings"]


@pytest.mark.shared_data
class TestRealFiles:
    def test_names_the_two_who_stand_there_twice(self):
        path = OUTCOMES / "positive_psychology_ahi_cesd_long.csv"

        found = asked(path, "--score", "ahiTotal")

        assert [(each["person"], each["occasion"]) for each in found["doubled_rows"]] == [
            ("8", "2"),
            ("64", "4"),
        ]
        assert (found["from"], found["to"], found["n"], found["n_paired"]) == ("0", "5", 295, 120)
        assert [one["n"] for one in found["occasions"]] == [295, 147, 156, 139, 133, 120]

    def test_adds_up_items(self):
        found = asked(OUTCOMES / "ucla3_items_before_during_study2.csv", "--sum")

        assert (found["n_paired"], found["up"], found["same"], found["down"]) == (76, 24, 38, 14)
        assert 3 <= found["mean_before"] <= 9

    def test_adds_up_columns_as_the_file_itself_does(self):
        path = OUTCOMES / "positive_psychology_ahi_cesd_long.csv"
        items = ",".join(f"ahi{number:02}" for number in range(1, 25))

        summed, ready = asked(path, "--score", items), asked(path, "--score", "ahiTotal")

        assert summed == ready

    def test_keeps_one_of_several_scores(self):
        path = OUTCOMES / "dass21_totals_before_during_study2.csv"

        assert asked(path, "--where", "subscale=anxiety")["n_paired"] == 76
