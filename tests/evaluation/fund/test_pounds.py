"""An amount of money, as people type it."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from evaluation.fund.forms.fields import PoundsField


class TestPoundsField:
    @pytest.mark.parametrize(
        ("typed", "amount"),
        [
            ("12500", "12500"),
            ("£12,500.50", "12500.50"),
            (" 1,234,567 ", "1234567"),
            ("12 500", "12500"),
            ("0", "0"),
        ],
    )
    def test_reads_what_people_type(self, typed, amount):
        assert PoundsField().clean(typed) == Decimal(amount)

    @pytest.mark.parametrize(
        "typed", ["12,50", "1200,50", "1,2345", "12.500,00", "1e9", "1_000", "-5", "12k", "0.001"]
    )
    def test_asks_again_where_it_could_be_another_amount(self, typed):
        """A comma for pence would make a hundred times the money, and nobody would see it."""
        with pytest.raises(ValidationError, match="Enter an amount in pounds"):
            PoundsField().clean(typed)
