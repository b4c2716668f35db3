"""Scores from answers, for every measure of the catalogue."""

from itertools import product

import pytest

from evaluation.measures.scoring import read_items, read_rules, score
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
            ("dejong6", [1, 2, 3, 1, 2, 3], {"total": 4, "emotional": 2, "social": 2}),
            ("dejong6", [3, 3, 3, 1, 1, 1], {"total": 0, "emotional": 0, "social": 0}),
            ("dejong6", [1, 1, 1, 3, 3, 3], {"total": 6, "emotional": 3, "social": 3}),
            ("dejong6", [1, None, 1, 3, 3, 3], {"total": 5, "social": 3}),
            ("dejong6", [1, None, 1, 3, None, 3], {}),
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
