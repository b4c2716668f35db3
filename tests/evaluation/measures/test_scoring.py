"""Scores from answers, for every measure of the catalogue."""

from itertools import product

import pytest

from evaluation.measures.scoring import (
    Item,
    Rule,
    faults,
    part_above_whole,
    read_items,
    read_rules,
    score,
)
from evaluation.measures.services.instruments import CATALOGUE, read_instrument

FILES = {path.stem: path for path in CATALOGUE.glob("*.yaml")}
# Warwick, "Guidance on scoring": the sum of the seven answers, and the metric score.
WARWICK = (
    *(7.00, 9.51, 11.25, 12.40, 13.33, 14.08, 14.75, 15.32, 15.84, 16.36, 16.88, 17.43, 17.98),
    *(18.59, 19.25, 19.98, 20.73, 21.54, 22.35, 23.21, 24.11, 25.03, 26.02, 27.03, 28.13, 29.31),
    *(30.70, 32.55, 35.00),
)


def scored(measure, answers):
    content = read_instrument(FILES[measure])
    codes = [item.code for item in read_items(content["items"])]
    given = {
        code: answer for code, answer in zip(codes, answers, strict=False) if answer is not None
    }
    return score(read_rules(content["scores"]), given)


class TestScore:
    @pytest.mark.parametrize(
        ("measure", "answers", "figures"),
        [
            ("ons4", [4, 5, None, 8], {"satisfied": 4, "worthwhile": 5, "anxious": 8}),
            ("ons4", [0, 0, 0, 0], {"satisfied": 0, "worthwhile": 0, "happy": 0, "anxious": 0}),
            ("ucla3", [1, 1, 1], {"total": 3}),
            ("ucla3", [3, 2, 3], {"total": 8}),
            ("ucla3", [3, None, 3], {}),
            ("ucla3_children", [1, 2, None, 3], {"lonely": 3}),
            ("ons_lonely", [5], {"lonely": 5}),
            # Yes and more or less count for the emotional three, no and more or less for the rest.
            # In the manual's order the second, third and fifth are the social ones.
            ("dejong6", [1, 1, 2, 2, 3, 3], {"total": 4, "emotional": 2, "social": 2}),
            ("dejong6", [3, 1, 1, 3, 1, 3], {"total": 0, "emotional": 0, "social": 0}),
            ("dejong6", [1, 3, 3, 1, 3, 1], {"total": 6, "emotional": 3, "social": 3}),
            ("dejong6", [1, 3, 3, None, 3, 1], {"total": 5, "social": 3}),
            ("dejong6", [1, 3, None, None, 3, 1], {}),
            ("phq9", [1] * 9, {"total": 9}),
            ("phq9", [3] * 8, {}),
            ("gad7", [3] * 7, {"total": 21}),
            ("own_concerns", [6, None], {"first": 6}),
            ("eq5d5l", [0.639, 70], {"index": 0.639, "vas": 70}),
            ("school_attendance", [45, 50, 2], {"share": 90, "attended": 45, "possible": 50}),
            ("school_attendance", [50, 70], {"share": 71.4, "attended": 50, "possible": 70}),
            ("school_attendance", [0, 70], {"share": 0, "attended": 0, "possible": 70}),
            ("school_attendance", [70, 70], {"share": 100, "attended": 70, "possible": 70}),
            ("school_attendance", [0, 0], {"attended": 0, "possible": 0}),
            ("school_attendance", [71, 70], {"attended": 71, "possible": 70}),
            ("school_attendance", [45, None], {"attended": 45}),
        ],
    )
    def test_follows_the_measures_own_rules(self, measure, answers, figures):
        assert scored(measure, answers) == figures

    @pytest.mark.parametrize(("raw", "metric"), list(enumerate(WARWICK, 7)))
    def test_swemwbs_is_converted_as_warwick_publishes_it(self, raw, metric):
        over = raw - 7
        answers = [1 + min(4, max(0, over - 4 * place)) for place in range(7)]

        assert scored("swemwbs", answers) == {"raw": raw, "metric": metric}

    def test_swemwbs_with_one_answer_missing_has_no_score(self):
        assert scored("swemwbs", [3, 3, 3, 3, 3, 3]) == {}


def item(**fields):
    return Item(code="one", label="One", text="One?", **fields)


def rule(method="sum", items=("one",), least=1, most=3, **fields):
    return Rule("r", "R", method, items, least, most, **fields)


OPTIONS = ((1, "No"), (3, "Yes"))
ONE_TO_THREE = item(minimum=1, maximum=3)


class TestAllows:
    @pytest.mark.parametrize(
        ("one", "yes", "no"),
        [
            (item(options=OPTIONS), [1, 3], [0, 2, 4]),
            (ONE_TO_THREE, [1, 2, 3], [0, 4, 1.5]),
            (item(minimum=0, maximum=1, decimals=2), [0, 0.25, 1], [0.255, -0.01, 1.01]),
            (item(minimum=0, maximum=9, is_words=True), [], [0, 5]),
        ],
    )
    def test_takes_its_own_answers_alone(self, one, yes, no):
        assert [one.allows(answer) for answer in (*yes, *no)] == [True] * len(yes) + [False] * len(
            no
        )


class TestFigure:
    def test_there_is_none_of_no_answers_at_all(self):
        lenient = rule(items=("one", "two"), missing=2, least=2, most=6)

        assert score([lenient], {"other": 3}) == {}
        assert score([lenient], {"two": 3}) == {"r": 3}

    def test_zero_is_a_figure(self):
        assert score([rule("count", counts=(("one", (2,)),))], {"one": 1}) == {"r": 0}

    def test_a_sum_of_decimals_is_what_it_looks_like(self):
        figures = score([rule(items=("one", "two"))], {"one": 0.1, "two": 0.2})

        assert figures == {"r": 0.3}

    def test_whole_numbers_stay_whole(self):
        figure = score([rule()], {"one": 3.0})["r"]

        assert isinstance(figure, int)

    def test_a_sum_that_the_table_lacks_has_no_figure(self):
        assert score([rule("table", table=((1, 10), (2, 20)))], {"one": 3}) == {}


class TestPartAboveWhole:
    @pytest.mark.parametrize(
        ("answers", "code"),
        [({"one": 3, "two": 2}, "one"), ({"one": 2, "two": 2}, ""), ({"one": 3}, "")],
    )
    def test_names_the_part_that_cannot_be(self, answers, code):
        assert part_above_whole([rule("share", items=("one", "two"))], answers) == code


class TestFaults:
    """Each fault of a measure's file, and a sound one beside it."""

    @pytest.mark.parametrize(
        ("one", "scored", "said"),
        [
            (ONE_TO_THREE, rule(), []),
            (item(options=((3, "Yes"), (1, "No"))), rule(), []),
            (item(options=((1, "No"),)), rule(most=1), ["one has one option only"]),
            (ONE_TO_THREE, rule("mean"), ["r: no method 'mean'"]),
            (ONE_TO_THREE, rule(items=("two",)), ["r: no item 'two'"]),
            (ONE_TO_THREE, rule(least=0), ["r: runs 1 to 3, not 0 to 3"]),
            (ONE_TO_THREE, rule(most=4), ["r: runs 1 to 3, not 1 to 4"]),
            (ONE_TO_THREE, rule("count", most=2), ["r: runs 0 to 1, not 1 to 2"]),
            (ONE_TO_THREE, rule("share", least=0, most=100), ["r: runs 0 to 0, not 0 to 100"]),
            (ONE_TO_THREE, rule("table", table=((1, 1), (2, 2), (3, 3))), []),
            (ONE_TO_THREE, rule("table", table=((1, 1), (3, 3))), ["r: runs 0 to 0, not 1 to 3"]),
            (ONE_TO_THREE, rule("table", table=((1, 1), (2, 2))), ["r: runs 0 to 0, not 1 to 3"]),
            (
                ONE_TO_THREE,
                rule("table", table=((1, 1), (2, 2), (2, 2), (3, 3))),
                ["r: the table repeats or falls"],
            ),
            (
                ONE_TO_THREE,
                rule("table", table=((1, 1), (2, 4), (3, 3))),
                ["r: the table repeats or falls"],
            ),
            (ONE_TO_THREE, rule(bands=((1, 1, "a"), (2, 3, "b"))), []),
            (
                ONE_TO_THREE,
                rule(bands=((2, 2, "a"), (3, 3, "b"))),
                ["r: the bands do not cover the range"],
            ),
            (
                ONE_TO_THREE,
                rule(bands=((1, 1, "a"), (2, 2, "b"))),
                ["r: the bands do not cover the range"],
            ),
            (ONE_TO_THREE, rule(bands=((1, 1, "a"), (3, 3, "b"))), ["r: the bands leave a gap"]),
            (ONE_TO_THREE, rule(bands=((1, 2, "a"), (2, 3, "b"))), ["r: the bands leave a gap"]),
        ],
    )
    def test_are_said_in_words(self, one, scored, said):
        assert faults([one], [scored]) == said


class TestCatalogue:
    @pytest.mark.parametrize("path", [*FILES.values()], ids=[*FILES])
    def test_every_file_says_where_it_comes_from(self, path):
        content = read_instrument(path)

        assert content["source"]
        assert content["licence"]
        assert content["checked"]
        assert (
            "two sources" in content["checked"]
            or "Own" in content["checked"]
            or not (content["is_checked"])
        )

    @pytest.mark.parametrize("path", [*FILES.values()], ids=[*FILES])
    def test_no_answers_give_a_figure_out_of_range(self, path):
        content = read_instrument(path)
        items, rules = read_items(content["items"]), read_rules(content["scores"])
        ends = [
            [value for value, _words in item.options] or [item.minimum, item.maximum]
            for item in items
            if not item.is_words
        ]
        codes = [item.code for item in items if not item.is_words]

        for answers in product(*({min(each), max(each)} for each in ends)):
            figures = score(rules, dict(zip(codes, answers, strict=True)))
            held = {rule for rule in rules if rule.method != "share" or rule.code in figures}
            assert all(rule.minimum <= figures[rule.code] <= rule.maximum for rule in held)

    def test_refuses_a_file_whose_rules_do_not_fit(self, tmp_path):
        path = tmp_path / "wrong.yaml"
        path.write_text(FILES["ucla3"].read_text().replace("maximum: 9", "maximum: 12"))

        with pytest.raises(ValueError, match="runs 3 to 9, not 3 to 12"):
            read_instrument(path)
