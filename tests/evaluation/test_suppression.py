"""How counts become figures."""

import pytest

from evaluation.suppression import at_least, suppress, suppress_median, suppress_parts


class TestSuppress:
    @pytest.mark.parametrize(
        ("count", "text"),
        [(0, "0"), (1, "*"), (7, "*"), (8, "10"), (12, "10"), (13, "15"), (1002, "1,000")],
    )
    def test_hides_1_to_7_and_rounds_the_rest_to_5(self, count, text):
        assert str(suppress(count)) == text


class TestAtLeast:
    @pytest.mark.parametrize(
        ("count", "least"), [(0, 0), (7, 0), (8, 8), (12, 8), (28, 28), (32, 28), (33, 33)]
    )
    def test_is_the_same_for_all_counts_of_one_figure(self, count, least):
        assert at_least(count) == least


class TestSuppressParts:
    def test_hides_a_second_part_when_one_alone_is_hidden(self):
        figures = suppress_parts({"a": 3, "b": 40, "c": 22})

        assert [str(figures[name]) for name in "abc"] == ["*", "40", "*"]

    def test_leaves_two_hidden_parts_alone(self):
        figures = suppress_parts({"a": 3, "b": 5, "c": 22})

        assert [str(figures[name]) for name in "abc"] == ["*", "*", "20"]

    def test_takes_no_hidden_part_for_the_second(self):
        figures = suppress_parts({"a": 7, "b": 40, "c": 60})

        assert [str(figures[name]) for name in "abc"] == ["*", "*", "60"]

    def test_never_shows_a_count_that_is_hidden_by_itself(self):
        figures = suppress_parts({"a": 3, "b": 0})

        assert [str(figures[name]) for name in "ab"] == ["*", "0"]


class TestSuppressMedian:
    def test_says_nothing_for_fewer_than_eight(self):
        assert (suppress_median(3.0, count=7), suppress_median(3.0, count=8)) == ("–", "3")
