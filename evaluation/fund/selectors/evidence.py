"""What was recorded as missing, as the area's last release holds it: counts, small ones hidden."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from evaluation.facts.models import Release
from evaluation.facts.selectors.wanting import BY_SCHEME
from evaluation.facts.services.linking import Published
from evaluation.periods import FinancialYear, Period, parse_period
from evaluation.suppression import in_words
from spcore.accounts.models import Organisation
from spcore.needs import Need

Rows = list[list[Published]]
Figures = dict[str, Published]


@dataclass(frozen=True, slots=True)
class Missing:
    """A need, and for about how many people nothing suitable was found."""

    need: str
    label: str
    figure: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """The needs that were not met, what is missing most at the top, and in which period."""

    period: str
    needs: list[Missing]


def evidence_of(scheme_ids: Collection[UUID]) -> Evidence:
    """
    Return the needs for which nothing suitable was found: of one scheme, or of the area of several.

    They are those of the last financial year that was published, before the first of the last
    quarter, and stay as they were: years that overlap, or are counted again, would tell of the few
    people in which they differ (security.md J3). Three queries.
    """
    areas = Organisation.objects.filter(pk__in=scheme_ids).values("parent_id")
    releases = Release.objects.filter(icb_id__in=areas, figures__tables__has_key=BY_SCHEME)
    keys = releases.values_list("period", flat=True)
    periods = [period for key in keys if (period := parse_period(key))]
    if not periods:
        return Evidence("", [])
    period = max(periods, key=_rank)
    release = releases.filter(period=period.key)
    found: Figures = {}
    for needs, schemes in release.values_list(
        "figures__tables__needs", f"figures__tables__{BY_SCHEME}"
    ):
        rows = _of_one(schemes, *scheme_ids) if len(scheme_ids) == 1 else _of_all(needs)
        found |= rows
    return Evidence(_words(period), _in_order(found))


def _rank(period: Period) -> tuple[bool, Period]:
    return (isinstance(period, FinancialYear), period)


def _of_one(table: dict[str, Rows], scheme: UUID) -> Figures:
    return {str(need): figure for one, need, figure in table["rows"] if one == str(scheme)}


def _of_all(table: dict[str, Rows]) -> Figures:
    return {str(row[0]): row[-1] for row in table["rows"]}


def _in_order(figures: Figures) -> list[Missing]:
    """Return needs that somebody had, in an order that tells of no hidden count."""
    size = {need: n if isinstance(n, int) else 0 for need, n in figures.items()}
    ordered = sorted((need for need, n in figures.items() if n), key=lambda n: (-size[n], n))
    return [Missing(need, str(Need(need).label), in_words(figures[need])) for need in ordered]


def _words(period: Period) -> str:
    if isinstance(period, FinancialYear):
        return _("April %(year)s to March %(next)s") % {
            "year": period.year,
            "next": period.year + 1,
        }
    return str(period)
