"""What of a service's year may leave it: for a funder, or in the report on an award."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from evaluation.measures.selectors.impact import CAME_STAGES, ENDS, Year, numbers
from evaluation.measures.selectors.linked_years import ALL, ENDED, HELPED, Figures, protected
from evaluation.measures.selectors.people_sent import sent_as_published
from evaluation.periods import FinancialYear
from evaluation.protection import known_bounds
from evaluation.statistics.light import share_of
from spcore.accounts.actor import Actor


@dataclass(frozen=True, slots=True)
class Sheet:
    """A year as a funder may see it: 1 to 7 hidden, the rest to the nearest 5."""

    people: str
    accepted: str
    started: str
    visits: str
    without_referral: str
    came: dict[str, str]
    ends: dict[str, str]
    helped_share: str


def sheet_for(year: FinancialYear, *, actor: Actor, on: date) -> Sheet:
    """Return the year of all the actor's services, as a funder may see it. Seven queries."""
    own = actor.organisation_id
    quarters = sent_as_published(own, year, on=on) if own else []
    found = {ALL: numbers(actor=actor, year=Year(year.start, year.end))}
    return sheet_of(protected(found, quarters)[ALL])


def sheet_of(figures: Figures) -> Sheet:
    """Return a year's figures in words."""
    return Sheet(
        people=str(figures["people"]),
        accepted=str(figures["accepted"]),
        started=str(figures["started"]),
        visits=str(figures["visits"]),
        without_referral=str(figures["without_referral"]),
        came={str(stage.label): str(figures[name]) for name, stage in CAME_STAGES.items()},
        ends={str(end.label): str(figures[name]) for name, end in ENDS.items()},
        helped_share=_share(figures),
    )


def _share(figures: Figures) -> str:
    """
    Return who got help of those who ended, in per cent of published numbers; "" of few.

    The interval holds those of all counts that look the same, as in a release.
    """
    shown, of = figures[HELPED].value, figures[ENDED].value
    if shown is None or not of:
        return ""
    (few, many), (small, large) = known_bounds(shown), known_bounds(of)
    ends = share_of(few, large).low, share_of(min(many, small), small).high
    value, low, high = (round(100 * (each or 0)) for each in (min(1.0, shown / of), *ends))
    return _("%(value)s%% (%(low)s to %(high)s)") % {"value": value, "low": low, "high": high}
