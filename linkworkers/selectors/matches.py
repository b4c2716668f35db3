"""Services for the person of a case: what is asked of the directory for them, and what it finds."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from linkworkers.models import Access, Money, Preference, Travels, Wishes
from linkworkers.selectors.case import Case
from linkworkers.selectors.match_points import points_in_words, points_of, weights_of
from providers import selectors as providers
from providers.selectors import MatchQuery, Origin
from referrals.models import Lacking, Person, UnmetNeed
from referrals.selectors.ages import ADULT_FROM, age_on
from spcore.needs import Need
from spcore.places.selectors import place_of


@dataclass(frozen=True, slots=True)
class Match:
    """What was found for a person: by need, and what was asked for in words."""

    groups: list[providers.NeedOptions]
    asked: list[tuple[str, str]]
    ruled_out: list[providers.RuledOut]
    unmet: Mapping[str, UnmetNeed]
    has_wishes: bool
    has_place: bool
    has_died: bool
    points: list[tuple[str, int]]


def wishes_for(case: Case) -> Wishes:
    """Return what the person said suits them; what is usual where nobody asked yet."""
    found = Wishes.objects.filter(referral=case.referral).first()
    return found or Wishes(referral=case.referral)


def match_for(case: Case, *, on: date, with_ruled_out: bool) -> Match:
    """
    Return the options for each need of the person, of what the reader may know.

    There are none for somebody who has died, nor is anything said to be ruled out for them.
    Seven queries however much is found; one more for what is ruled out.
    """
    wishes, has_died = wishes_for(case), case.referral.whom.died_on is not None
    query = _query(case, wishes, on)
    looks = bool(query.needs) and not has_died
    unmet = UnmetNeed.objects.standing().filter(referral=case.referral)
    return Match(
        groups=providers.match_services(query) if looks else [],
        asked=_asked(case, wishes, query),
        ruled_out=providers.ruled_out(query) if with_ruled_out and looks else [],
        unmet={row.need: row for row in unmet},
        has_wishes=wishes.version > 0,
        has_place=query.origin is not None,
        has_died=has_died,
        points=points_in_words(query.weights),
    )


def query_for(case: Case, *, on: date) -> MatchQuery:
    """Return what is asked of the directory for the person of a case. Few queries."""
    return _query(case, wishes_for(case), on)


def _query(case: Case, wishes: Wishes, on: date) -> MatchQuery:
    person: Any = case.referral.person
    postcode = person.postcode if "contact" in case.classes else ""
    place = place_of(postcode) if postcode else None
    age = age_on(person, on=on)
    return MatchQuery(
        on=on,
        needs=tuple(case.referral.needs) if "needs" in case.classes else (),
        origin=Origin(place.easting, place.northing, postcode.split(" ")[0]) if place else None,
        reach_km=float(wishes.reach_km),
        stays_home=wishes.travels == Travels.HOME,
        age=age,
        areas=place.areas if place else (),
        wants_free=wishes.money == Money.FREE,
        language=_language(person),
        access=tuple(wishes.access),
        prefers=tuple(wishes.prefers),
        needs_transport=wishes.travels == Travels.HELP,
        must_be_assured=wishes.assured_only or age < ADULT_FROM,
        weights=weights_of(points_of(case.referral.scheme_id)),
    )


def _language(person: Person) -> str:
    return "" if person.language.casefold() in ("", "english") else person.language


def _asked(case: Case, wishes: Wishes, query: MatchQuery) -> list[tuple[str, str]]:
    """Return in words what the list was made from."""
    near = query.origin.label if query.origin else _("Not known: what needs no journey is shown")
    rows = [
        (_("Needs"), ", ".join(str(Need(need).label) for need in query.needs)),
        (_("Measured from"), near),
        (_("Gets about"), str(Travels(wishes.travels).label)),
        (_("How far"), _("%(km)d km") % {"km": wishes.reach_km}),
        (_("Cost"), str(Money(wishes.money).label)),
        (_("Language"), query.language),
        (_("The place must have"), ", ".join(str(Access(one).label) for one in query.access)),
        (_("Suits them"), ", ".join(str(Preference(one).label) for one in query.prefers)),
        (_("Assured services only"), _("Yes") if query.must_be_assured else ""),
        (_("What matters to them"), case.referral.what_matters),
    ]
    return [row for row in rows if row[1]]


def why_lacking() -> list[tuple[str, str]]:
    """Return the reasons why nothing is good enough."""
    return [(value, str(label)) for value, label in Lacking.choices]
