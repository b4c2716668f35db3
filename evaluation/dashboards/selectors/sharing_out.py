"""A budget shared out between places by weights that are stated: never a hidden formula."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from spcore.accounts.models import Organisation
from spcore.places.models import Lsoa

WEIGHTS = ("people", "deprived", "older", "rural")
REASONS = (lazy("People"), lazy("Most deprived fifth"), lazy("75 and over"), lazy("In rural areas"))


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each reason counts, in parts; they need not add up to anything."""

    people: int = 60
    deprived: int = 30
    older: int = 5
    rural: int = 5


@dataclass(frozen=True, slots=True)
class Portion:
    """What a place would get, and what its people are: how many, deprived, 75 and over, rural."""

    name: str
    money: int
    a_head: str
    people: int
    deprived: int
    older: int
    rural: int


def portions(*, icb_id: UUID, budget: int, weights: Weights) -> list[Portion]:
    """
    Share `budget` (pounds) out: of each reason's part, a place gets its share of those people.

    Deprived: living in the most deprived fifth of England. Two queries.
    """
    areas = _areas(icb_id)
    totals = {name: sum(area[name] for area in areas.values()) for name in WEIGHTS}
    parts = {name: getattr(weights, name) for name in WEIGHTS if totals[name]}
    whole = sum(parts.values())
    if not whole:
        return []
    shares = {
        name: sum(Fraction(part * area[each], totals[each] * whole) for each, part in parts.items())
        for name, area in areas.items()
    }
    money = _in_pounds(budget, shares)
    return [_portion(name, areas[name], money[name]) for name in sorted(areas)]


def _in_pounds(budget: int, shares: Mapping[str, Fraction | int]) -> dict[str, int]:
    """Return whole pounds that add up to the budget: what is left goes where most was cut off."""
    exact = {name: budget * share for name, share in shares.items()}
    money = {name: floor(pounds) for name, pounds in exact.items()}
    most_cut = sorted(exact, key=lambda name: (money[name] - exact[name], name))
    for name in most_cut[: budget - sum(money.values())]:
        money[name] += 1
    return money


def _portion(name: str, area: dict[str, int], money: int) -> Portion:
    a_head = f"{money / area['people']:.2f}" if area["people"] else ""
    return Portion(name, money, a_head, **area)


def total_of(rows: Sequence[Portion]) -> Portion:
    """Return all places together: what it says of money is the budget."""
    area = {name: sum(getattr(row, name) for row in rows) for name in WEIGHTS}
    return _portion(_("All places"), area, sum(row.money for row in rows))


def share_headings(weights: Weights) -> list[str]:
    """Return what the columns are called, each reason with its weight."""
    named = zip(WEIGHTS, REASONS, strict=True)
    reasons = [f"{label} ({getattr(weights, name)})" for name, label in named]
    return [_("Place"), _("Share, £"), _("A head, £"), *reasons]


def read_shares(rows: Sequence[Portion]) -> str:
    """Say where a head gets most and least."""
    known = [(float(row.a_head), row.name) for row in rows if row.a_head]
    if len(known) < 2:
        return ""
    (low, least), (high, most) = min(known), max(known)
    words = {"most": most, "high": f"{high:.2f}", "least": least, "low": f"{low:.2f}"}
    return _("Most for each person: %(most)s, £%(high)s. Least: %(least)s, £%(low)s.") % words


def _areas(icb_id: UUID) -> dict[str, dict[str, int]]:
    found_code = Organisation.objects.filter(pk=icb_id).values_list("ods_code", flat=True).first()
    icb_code = found_code or ""
    rows = Lsoa.objects.filter(icb_code=icb_code).exclude(icb_code="").exclude(population=None)
    found: dict[str, dict[str, int]] = {}
    for area in rows:
        people = area.population or 0
        older = sum(area.population_by_age.get(band, 0) for band in ("age_75-84", "age_85+"))
        figures = {
            "people": people,
            "deprived": people if area.imd_decile in (1, 2) else 0,
            "older": older,
            "rural": people if area.rural_urban.lower().startswith("rural") else 0,
        }
        held = found.setdefault(area.district, dict.fromkeys(WEIGHTS, 0))
        for name, number in figures.items():
            held[name] += number
    return found
