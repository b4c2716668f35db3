"""How marks become one figure."""

from decimal import Decimal

import pytest

from evaluation.fund.scoring import middle, weighted


class TestWeighted:
    def test_is_the_share_of_the_marks_that_could_be_given_by_weight(self):
        weights = {"need": 60, "value": 40}

        assert weighted({"need": 4, "value": 4}, weights) == 100
        assert weighted({"need": 0, "value": 0}, weights) == 0
        assert weighted({"need": 3, "value": 1}, weights) == Decimal("55")

    def test_refuses_a_sheet_with_a_mark_missing(self):
        with pytest.raises(KeyError):
            weighted({"need": 4}, {"need": 60, "value": 40})


class TestMiddle:
    def test_is_the_mean_to_one_decimal(self):
        assert middle([Decimal(55), Decimal(60), Decimal(70)]) == Decimal("61.7")
        assert middle([]) is None
