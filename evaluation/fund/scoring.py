"""How a panel's marks become one figure: the weighted share of the marks that could be given."""

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeVar

from django.utils.translation import gettext_lazy as _

Key = TypeVar("Key")
BEST = 4
MARKS = (
    (0, _("0: not answered")),
    (1, _("1: weak")),
    (2, _("2: fair")),
    (3, _("3: good")),
    (4, _("4: very good")),
)


def weighted(marks: Mapping[Key, int], weights: Mapping[Key, int]) -> Decimal:
    """
    Return a sheet's score out of 100: each mark of 0 to 4 as a share of 4, times its weight.

    `weights` sum to 100 (the round is not opened otherwise). :raises KeyError: a mark is missing.
    """
    return sum((Decimal(weights[key] * marks[key]) / BEST for key in weights), Decimal(0))


def middle(scores: Sequence[Decimal]) -> Decimal | None:
    """Return the mean of the sheets' scores to one decimal, or None where there is no sheet."""
    if not scores:
        return None
    mean = sum(scores, Decimal(0)) / len(scores)
    return mean.quantize(Decimal("0.1"), ROUND_HALF_UP)
