"""A budget shared out between places by weights that are stated: never a hidden formula."""

from dataclasses import dataclass
from uuid import UUID

from spcore.accounts.models import Organisation
from spcore.places.models import Lsoa

WEIGHTS = ("people", "deprived", "older", "rural")


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
    people: int
    deprived: int
    older: int
    rural: int
    money: int
    a_head: str


def portions(*, icb_id: UUID, budget: int, weights: Weights) -> list[Portion]:
    """
    Share `budget` (pounds) out: of each reason's part, a place gets its share of those people.

    Deprived: living in the most deprived fifth of England. Two queries.
    """
    areas = _areas(icb_id)
    totals = {name: sum(area[name] for area in areas.values()) for name in WEIGHTS}
    parts = {name: getattr(weights, name) for name in WEIGHTS if totals[name]}
    whole = sum(parts.values())
    found = []
    for name, area in sorted(areas.items()):
        share = sum(part * area[each] / totals[each] for each, part in parts.items()) / (whole or 1)
        money = round(budget * share)
        a_head = f"{money / area['people']:.2f}" if area["people"] else ""
        found.append(Portion(name, **area, money=money, a_head=a_head))
    return found


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
