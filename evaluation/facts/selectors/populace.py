"""Who lives in an area, by small area and by group: what counts of people are held against."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field

from evaluation.facts.selectors.cohort import By
from spcore.places.models import GroupPopulation, Lsoa

_AGE_PREFIX = "age_"
# Where people live says these of everybody: nobody need be asked.
BY_AREA = (By.DEPRIVATION, By.AGE, By.RURAL)
SMALL_AREAS = "small_areas"  # the source of all that is counted by small area


@dataclass(slots=True)
class Populace:
    """People by group, who counted them, and the names of the places."""

    people: dict[By, Counter[str]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    sources: dict[By, str] = field(default_factory=dict)
    icb_code: str = ""

    def of(self, by: By, group: str) -> int | None:
        """Return how many live there, None where nobody has counted."""
        return self.people.get(by, Counter()).get(group) or None

    def share(self, by: By, group: str) -> float | None:
        """Return which percentage of those who live there, None where nobody has counted."""
        number, counted = self.of(by, group), self.people.get(by, Counter())
        known = sum(people for name, people in counted.items() if name)
        return 100 * number / known if number and group else None


def populace(icb_code: str) -> Populace:
    """Return the people of an integrated care board's small areas. Two queries."""
    found = Populace({by: Counter() for by in (*BY_AREA, By.PLACE)}, icb_code=icb_code)
    areas = Lsoa.objects.filter(icb_code=icb_code) if icb_code else Lsoa.objects.none()
    for area in areas.exclude(population=None):
        number = area.population or 0
        found.people[By.DEPRIVATION][str(area.imd_decile or "")] += number
        found.people[By.RURAL][area.rural_urban[:5].lower()] += number
        found.people[By.PLACE][area.district_code] += number
        found.names[area.district_code] = area.district
        for band, people in area.population_by_age.items():
            found.people[By.AGE][band.removeprefix(_AGE_PREFIX)] += people
    if found.names:
        found.sources.update(dict.fromkeys(BY_AREA, SMALL_AREAS))
    for row in GroupPopulation.objects.filter(icb_code=icb_code).exclude(icb_code=""):
        by = By(row.by)
        found.people.setdefault(by, Counter())[row.group] += row.people
        found.sources[by] = row.source
    return found


def place_names(codes: Collection[str]) -> dict[str, str]:
    """Return what places are called that people live in, those of other boards. One query."""
    areas = Lsoa.objects.filter(district_code__in=codes)
    return dict(areas.values_list("district_code", "district").distinct()) if codes else {}
