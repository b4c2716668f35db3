"""Which measures a scheme uses, which suit a person, and which are still to be asked."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from evaluation.measures.models import Assessment, Instrument, MeasureChoice, Occasion
from referrals.models import Referral
from referrals.selectors import age_on
from spcore.accounts.actor import Actor
from spcore.errors import NotVisible

# What a scheme asks that has never chosen.
DEFAULT = ("ons4", "ons4-children")
USUAL = (Occasion.BASELINE, Occasion.REVIEW, Occasion.CLOSE)


@dataclass(frozen=True, slots=True)
class Chosen:
    """A measure in use: the newest version, when it is asked, and whether by link."""

    instrument: Instrument
    occasions: tuple[str, ...]
    is_by_link: bool = False
    read_by: str = ""


@dataclass(frozen=True, slots=True)
class Offered:
    """A measure of the catalogue, and what the scheme made of it."""

    instrument: Instrument
    choice: MeasureChoice
    is_on: bool


@dataclass(frozen=True, slots=True)
class ToAsk:
    """A measure on one occasion, and whether it was answered."""

    instrument: Instrument
    is_answered: bool


def newest() -> dict[str, Instrument]:
    """
    Return the newest version of every measure, the person's own view first.

    By its number alone: an older version may be held against its source again at any time.
    """
    rows = sorted(Instrument.objects.all(), key=lambda row: (len(row.version), row.version))
    found = {row.family: row for row in rows}
    return dict(sorted(found.items(), key=lambda pair: (pair[1].rank, pair[0])))


def instrument_of(family: str) -> Instrument:
    """Return the newest version of a measure. :raises NotVisible: when none is loaded."""
    found = newest().get(family)
    if found is None:
        raise NotVisible
    return found


def is_chosen(scheme_id: UUID, family: str) -> bool:
    """Tell whether the scheme uses a measure now."""
    rows = dict(MeasureChoice.objects.filter(scheme_id=scheme_id).values_list("family", "is_on"))
    return rows.get(family, False) if rows else family in DEFAULT


def chosen_by(scheme_id: UUID) -> list[Chosen]:
    """Return the measures a scheme uses, the person's own view first. Two queries."""
    rows = {row.family: row for row in MeasureChoice.objects.filter(scheme_id=scheme_id)}
    found = []
    for family, instrument in newest().items():
        row = rows.get(family)
        if row is None and not rows and family in DEFAULT:
            found.append(Chosen(instrument, USUAL))
        elif row is not None and row.is_on:
            found.append(Chosen(instrument, tuple(row.occasions), row.is_by_link, row.read_by))
    return found


def chosen_for(referral: Referral, *, on: date) -> list[Chosen]:
    """Return the measures of the scheme that are asked of somebody of this age."""
    if referral.person is None:  # a draft that names nobody yet
        return []
    age = age_on(referral.person, on=on)
    return [one for one in chosen_by(referral.scheme_id) if one.instrument.suits(age)]


def to_ask(referral: Referral, occasion: Occasion, *, on: date) -> list[ToAsk]:
    """Return what is asked on one occasion of a case that the caller may open."""
    answered = set(
        Assessment.objects.filter(referral=referral, occasion=occasion).values_list(
            "instrument__family", flat=True
        )
    )
    return [
        ToAsk(one.instrument, one.instrument.family in answered)
        for one in chosen_for(referral, on=on)
        if occasion in one.occasions
    ]


def offered(*, actor: Actor) -> list[Offered]:
    """Return every measure of the catalogue with the choice of the actor's own scheme."""
    rows = {row.family: row for row in MeasureChoice.objects.visible_to(actor)}
    found = []
    for family, instrument in newest().items():
        choice = rows.get(family)
        if choice is None:
            is_on = not rows and family in DEFAULT
            choice = MeasureChoice(family=family, is_on=is_on, occasions=list(USUAL))
        found.append(Offered(instrument, choice, choice.is_on))
    return found


def offered_for(*, actor: Actor, family: str) -> Offered:
    """Return one of them. :raises NotVisible:"""
    found = next((one for one in offered(actor=actor) if one.choice.family == family), None)
    if found is None:
        raise NotVisible
    return found
