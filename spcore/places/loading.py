"""Writing postcodes and small areas, set-based; reading them is the readers' work."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from spcore.loading.copying import Target, upsert, upsert_counted
from spcore.loading.report import Outcome, Report
from spcore.places.models import GroupPopulation, Lsoa, Postcode
from spcore.places.reading import groups
from spcore.places.reading.postcodes import Enrichment, letters, read_letter
from spcore.places.reading.small_areas import Population

AREAS = Target(
    model=Lsoa,
    columns=(
        "code",
        "name",
        "ward",
        "district_code",
        "district",
        "icb_code",
        "sub_icb_code",
        "rural_urban",
        "imd_rank",
        "imd_decile",
        "population",
        "population_by_age",
    ),
    key=("code",),
    kept=("population",),
)
POSTCODES = Target(
    model=Postcode,
    columns=(
        "code",
        "outcode",
        "easting",
        "northing",
        "district_code",
        "latitude",
        "longitude",
        "lsoa",
    ),
    key=("code",),
    # A run without the enriching file does not forget what an earlier one knew.
    kept=("latitude", "longitude", "lsoa"),
)


GROUPS = Target(
    model=GroupPopulation,
    columns=("icb_code", "by", "group", "people", "source"),
    key=("icb_code", "by", "group"),
)
# What follows the district in the name of a small area: "Blackpool 006A".
NUMBERED = re.compile(r" \d{3}[A-Z]$")


def areas_by_code() -> dict[str, groups.Area]:
    """Return the small areas: whose each is, and the district that its name says."""
    rows = Lsoa.objects.exclude(icb_code="").values_list("code", "icb_code", "name")
    return {code: groups.Area(icb, NUMBERED.sub("", name)) for code, icb, name in rows}


def load_groups(counted: Sequence[groups.Counted], report: Report) -> None:
    """Write how many people there are by group, in place of what a board had by the same thing."""
    for icb_code, by in {each[:2] for each in counted}:
        counted_now = [each.group for each in counted if each[:2] == (icb_code, by)]
        held = GroupPopulation.objects.filter(icb_code=icb_code, by=by)
        held.exclude(group__in=counted_now).delete()
    created, updated = upsert_counted(GROUPS, counted)
    report.created, report.updated = created, updated
    report.unchanged = len(counted) - created - updated


def load_areas(areas: dict[str, tuple], people: dict[str, Population], report: Report) -> None:
    """Write the small areas with their population."""
    rows = [
        (*area, sum(people[code].values()) if code in people else None, people.get(code, {}))
        for code, area in areas.items()
    ]
    changed = upsert(AREAS, rows)
    report.count(_outcome(code, changed) for code in areas)


def load_postcodes(
    outcodes: frozenset[str] | None,
    enriched: dict[str, Enrichment],
    report: Report,
    *,
    progress: Callable[..., Iterable],
) -> None:
    """Write the postcodes of `outcodes`, or of the whole United Kingdom when that is None."""
    known = set(Lsoa.objects.values_list("code", flat=True))
    wanted = sorted({code[0] for code in outcodes}) if outcodes else letters()
    for letter in progress(wanted, what="Postcodes by letter"):
        rows = _rows(letter, outcodes, enriched, known)
        counter = Counted(rows)
        created, updated = upsert_counted(POSTCODES, counter)
        report.created += created
        report.updated += updated
        report.unchanged += counter.number - created - updated


class Counted:
    """An iterable that knows how many it has given."""

    def __init__(self, rows: Iterable[tuple]) -> None:
        self._rows = rows
        self.number = 0

    def __iter__(self) -> Iterator[tuple]:
        """Give the rows, counting."""
        for row in self._rows:
            self.number += 1
            yield row


def _rows(
    letter: str,
    outcodes: frozenset[str] | None,
    enriched: dict[str, Enrichment],
    known: set[str],
) -> Iterator[tuple]:
    for code, outcode, easting, northing, district in read_letter(letter):
        if outcodes is not None and outcode not in outcodes:
            continue
        more = enriched.get(code)
        if more is None:
            yield code, outcode, easting, northing, district, None, None, None
        else:
            lsoa = more.lsoa_code if more.lsoa_code in known else None
            yield (
                code, outcode, easting, northing, district, more.latitude, more.longitude, lsoa
            )  # fmt: skip


def _outcome(code: str, changed: dict[tuple, bool]) -> Outcome:
    if (code,) not in changed:
        return Outcome(code, "unchanged")
    return Outcome(code, "created" if changed[(code,)] else "updated")
