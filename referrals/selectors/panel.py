"""What stands beside the referral form: the scheme, its waits, whether it is full, what misfits."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from referrals.models import OtherDoor, Referral, Scheme
from referrals.selectors.ages import age_on
from referrals.selectors.case_page import likely_team
from referrals.selectors.cases import team_of_practices
from referrals.selectors.doors import ages_words
from referrals.selectors.readiness import scheme_of
from referrals.selectors.right_door import About, Misfit, misfits, need_hints
from referrals.selectors.team_facts import Forecast, TeamFacts, forecast_of, team_facts
from referrals.selectors.waits import Wait
from spcore.accounts.actor import Actor

NOBODY = About()


@dataclass(frozen=True, slots=True)
class Panel:
    """Everything the side of the form says; nothing of any one person."""

    scheme: Scheme
    ages: str
    waits: list[Wait]
    forecast: Forecast | None
    misfits: list[Misfit]
    hints: dict[str, str]
    doors: list[OtherDoor]


def _panel(*, scheme: Scheme, facts: TeamFacts, about: About, at: datetime) -> Panel:
    return Panel(
        scheme=scheme,
        ages=ages_words(scheme.minimum_age, scheme.maximum_age),
        waits=facts.waits,
        forecast=forecast_of(facts, at=at),
        misfits=misfits(scheme=scheme, about=about, doors=facts.doors, is_served=facts.is_served),
        hints=need_hints(scheme=scheme, doors=facts.doors),
        doors=facts.doors,
    )


def own_panel(*, actor: Actor, about: About = NOBODY, at: datetime) -> Panel:
    """Return the side of a form for somebody who is not on record yet. :raises Conflict:"""
    scheme = scheme_of(actor=actor)
    team_id = team_of_practices(
        scheme_id=scheme.pk, practice_ids=[about.practice_id, actor.organisation_id]
    )
    facts = team_facts(team_id=team_id, practice_id=about.practice_id, at=at)
    return _panel(scheme=scheme, facts=facts, about=about, at=at)


def panel_for(
    referral: Referral,
    *,
    needs: list[str] | None = None,
    facts: TeamFacts | None = None,
    at: datetime,
) -> Panel:
    """
    Return the side of a referral's form, with what is ticked now or was saved.

    `facts` are those of its team and its person's practice; one query or two where they are
    left out.
    """
    person = referral.person
    about = About(
        needs=referral.needs if needs is None else needs,
        age=age_on(person, on=timezone.localdate(at)) if person else None,
        practice_id=person.practice_id if person else None,
    )
    if facts is None:
        team_id = referral.team_id or likely_team(referral)
        facts = team_facts(team_id=team_id, practice_id=about.practice_id, at=at)
    return _panel(scheme=referral.scheme, facts=facts, about=about, at=at)
