"""Who lives in an area (ONS mid-2020, by small area): what counts of people are held against."""

from collections import Counter
from dataclasses import dataclass, field

from evaluation.facts.selectors.cohort import By
from spcore.places.models import Lsoa

_AGE_PREFIX = "age_"


@dataclass(slots=True)
class Populace:
    """People by group, and the names of the places."""

    people: dict[By, Counter[str]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def of(self, by: By, group: str) -> int | None:
        """Return how many live there, None where nobody has counted."""
        return self.people.get(by, Counter()).get(group) or None


def populace(icb_code: str) -> Populace:
    """Return the people of an integrated care board's small areas. One query."""
    found = Populace({by: Counter() for by in (By.DEPRIVATION, By.AGE, By.RURAL, By.PLACE)})
    areas = Lsoa.objects.filter(icb_code=icb_code) if icb_code else Lsoa.objects.none()
    for area in areas.exclude(population=None):
        number = area.population or 0
        found.people[By.DEPRIVATION][str(area.imd_decile or "")] += number
        found.people[By.RURAL][area.rural_urban[:5].lower()] += number
        found.people[By.PLACE][area.district_code] += number
        found.names[area.district_code] = area.district
        for band, people in area.population_by_age.items():
            found.people[By.AGE][band.removeprefix(_AGE_PREFIX)] += people
    return found
