"""The rest of the area: a second scheme with a team in each district the first does not reach."""

from dataclasses import dataclass
from datetime import datetime
from itertools import cycle
from random import Random
from uuid import UUID

from django.utils import timezone

from referrals.models import Person
from spcore.accounts.models import Organisation, OrganisationKind
from spcore.demo import drawing, people, written
from spcore.demo.cast import Cast, Network, make_cast, networks
from spcore.demo.evidence import Scarce, add_evidence
from spcore.demo.rows import Rows
from spcore.needs import Need
from spcore.places.models import Postcode

NAME = "Fell and Coast Social Prescribing"
FIRST_NUMBER = people.FIRST_NUMBER + 400_000
LEAST_PRACTICES = 2
# What a place is short of, by turns: the country has no bus, a resort no flats.
SHORT: tuple[Scarce, ...] = (
    {Need.HOUSING: 0.20, Need.MOOD: 0.12},
    {Need.TRANSPORT: 0.22, Need.LONELINESS: 0.06},
    {Need.MOOD: 0.24, Need.CARING: 0.05},
    {Need.LEGAL: 0.16, Need.LANGUAGE: 0.14},
    {Need.MONEY: 0.15, Need.MOOD: 0.15},
    {Need.TRANSPORT: 0.15, Need.PRACTICAL: 0.13},
    {Need.HOUSING: 0.12, Need.CARING: 0.03},
)


@dataclass(frozen=True, slots=True)
class Wider:
    """Whose area it is, how much to make of it, and since when."""

    icb: Organisation
    people: int
    referrals: int
    capacity: int
    since: datetime


def add_wider(chance: Random, ours: Cast, wider: Wider, *, at: datetime) -> None:
    """
    Add people and referrals of the districts that our teams do not serve.

    All of it is written as rows, what is still open too: nobody is shown these cases, only figures.
    """
    district = _districts()
    reached = {district.get(team.practices[0].pk) for team in ours.teams}
    chosen = _one_each(reached, district)
    if not chosen:
        return
    cast = make_cast(
        chance, icb=wider.icb, at=wider.since, capacity=wider.capacity, name=NAME, among=chosen
    )
    persons = _people(chance, cast, wider.people, at)
    drawing.analyse()
    rows, years = Rows(), (at - wider.since).days // 365
    moments = drawing.beginnings(chance, wider.referrals, at, years=years)
    for life, setting in drawing.lives_of(chance, cast, persons, moments, now=at):
        written.Writer(rows, life, setting).write()
    rows.save()
    places = (district[practices[0].pk] for _pcn, practices in chosen)
    add_evidence(chance, cast, at=at, scarce=dict(zip(places, cycle(SHORT), strict=False)))


def _districts() -> dict[UUID, str]:
    """Return the district of each practice whose place is known."""
    practices = Organisation.objects.filter(kind=OrganisationKind.PRACTICE, is_open=True)
    codes = {pk: each.replace(" ", "") for pk, each in practices.values_list("pk", "postcode")}
    rows = Postcode.objects.filter(code__in=codes.values()).exclude(district_code="")
    found = dict(rows.values_list("code", "district_code"))
    return {pk: found[code] for pk, code in codes.items() if code in found}


def _one_each(reached: set[str | None], district: dict[UUID, str]) -> list[Network]:
    """Return the largest network of each district that is not reached, with its practices there."""
    found: dict[str, Network] = {}
    for pcn, practices in networks():
        place = district.get(practices[0].pk, "")
        here = [each for each in practices if district.get(each.pk) == place]
        if place and place not in reached | found.keys() and len(here) >= LEAST_PRACTICES:
            found[place] = (pcn, here)
    return list(found.values())


def _people(chance: Random, cast: Cast, number: int, at: datetime) -> list[Person]:
    homes, today = drawing.homes_of(chance, cast), timezone.localdate(at)
    made = people.make_people(chance, homes, number=number, today=today, first=FIRST_NUMBER)
    chance.shuffle(made)
    return list(Person.objects.bulk_create(made, batch_size=500))
