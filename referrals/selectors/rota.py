"""The rota: who is on call in a week, who could be, and which staffed hours nobody covers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from referrals.models import OnCallTurn
from referrals.selectors.away import away
from spcore.accounts.actor import Actor
from spcore.accounts.models import Membership, Organisation, OrganisationKind
from spcore.accounts.roles import TEAM_ROLES, Role
from spcore.errors import NotVisible
from spcore.ui import dates
from spcore.working_days import LONDON, ONE_DAY, Hours

AHEAD = 14  # days that the check looks at
WEEK = timedelta(days=7)
Span = tuple[time, time]


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn in words."""

    id: UUID
    name: str
    hours: str
    note: str
    is_past: bool


@dataclass(frozen=True, slots=True)
class RotaDay:
    """One day of the rota: its turns, and the staffed hours without anybody."""

    day: date
    title: str
    turns: list[Turn]
    gaps: list[str]
    is_past: bool


def monday_of(day: date) -> date:
    """Return the Monday of the day's week."""
    return day - timedelta(days=day.weekday())


def rota_teams(*, actor: Actor) -> list[Organisation]:
    """Return the teams whose rota the actor may see: their own, or their scheme's, by name."""
    rows = Organisation.objects.filter(kind=OrganisationKind.TEAM, is_open=True)
    is_team = actor.role in TEAM_ROLES
    rows = (
        rows.filter(pk=actor.organisation_id)
        if is_team
        else rows.filter(parent_id=actor.organisation_id)
    )
    return list(rows.select_related("parent__scheme__organisation").order_by("name", "pk"))


def rota_team(*, actor: Actor, team_id: UUID | None) -> Organisation:
    """Return the team asked for, else the first. :raises NotVisible: when it is not the actor's."""
    found = [team for team in rota_teams(actor=actor) if team_id in (None, team.pk)]
    if not found:
        raise NotVisible
    return found[0]


def turn_for(*, actor: Actor, turn_id: UUID) -> OnCallTurn:
    """Return one turn. :raises NotVisible:"""
    rows = OnCallTurn.objects.visible_to(actor).select_related("team__parent__scheme", "user")
    turn = rows.filter(pk=turn_id).first()
    if turn is None:
        raise NotVisible
    return turn


def turns_to_come(*, user_id: UUID, team_id: UUID | None, at: datetime) -> QuerySet[OnCallTurn]:
    """Return somebody's turns in a team that are not over."""
    local = at.astimezone(LONDON)
    rows = OnCallTurn.objects.filter(team_id=team_id, user_id=user_id)
    return rows.filter(Q(day__gt=local.date()) | Q(day=local.date(), ends__gt=local.time()))


def turns_in_words(*, actor: Actor, user_id: UUID, at: datetime) -> list[str]:
    """Return somebody's turns to come in the actor's team, the next first. One query."""
    rows = turns_to_come(user_id=user_id, team_id=actor.organisation_id, at=at)
    return [
        f"{dates.weekday(row.day)} {dates.day(row.day)}, {hours_words(row.starts, row.ends)}"
        for row in rows.order_by("day", "starts", "pk")
    ]


def rota_people(*, team: Organisation) -> list[tuple[UUID, str]]:
    """Return who can be on call for a team: whoever may take a concern over there. One query."""
    rows = Membership.objects.live().filter(user__is_active=True)
    ours = rows.filter(organisation_id=team.pk, role__in=[Role.SUPERVISOR, Role.LINK_WORKER])
    leads = rows.filter(organisation_id=team.parent_id, role=Role.SAFEGUARDING_LEAD)
    named = (ours | leads).order_by("user__name", "user_id", "role")
    by_id: dict[UUID, str] = {}
    for user_id, name, role in named.values_list("user_id", "user__name", "role"):
        by_id.setdefault(user_id, f"{name}, {str(Role(role).label).lower()}")
    return list(by_id.items())


def rota_week(*, team: Organisation, monday: date, at: datetime) -> list[RotaDay]:
    """Return the seven days of a week; a turn of somebody who is away says so. Two queries."""
    gone = away(team_id=team.pk, first=monday, last=monday + WEEK - ONE_DAY)
    rows = OnCallTurn.objects.filter(team=team, day__range=(monday, monday + WEEK - ONE_DAY))
    rows = rows.select_related("user", "instead_of").order_by("day", "starts", "user__name", "pk")
    by_day: dict[date, list[OnCallTurn]] = {}
    for row in rows:
        by_day.setdefault(row.day, []).append(row)
    hours = team.parent.scheme.hours if team.parent else None
    local = at.astimezone(LONDON)
    return [
        _day(monday + timedelta(days=number), by_day, hours, local, gone)
        for number in range(WEEK.days)
    ]


def _day(
    day: date,
    by_day: dict[date, list[OnCallTurn]],
    hours: Hours | None,
    local: datetime,
    gone: frozenset[tuple[UUID, date]],
) -> RotaDay:
    held = by_day.get(day, [])
    is_past = day < local.date()
    there = [(row.starts, row.ends) for row in held if (row.user_id, day) not in gone]
    gaps = _uncovered(hours, day, there) if hours else []
    return RotaDay(
        day=day,
        title=f"{dates.weekday(day)} {dates.day(day)}",
        turns=[_turn(row, local, is_away=(row.user_id, day) in gone) for row in held],
        gaps=[] if is_past else [hours_words(*gap) for gap in gaps],
        is_past=is_past,
    )


def _turn(row: OnCallTurn, local: datetime, *, is_away: bool) -> Turn:
    note = _("instead of %(name)s") % {"name": row.instead_of.name} if row.instead_of else ""
    note = _("away this day: give it to somebody else") if is_away else note
    is_past = (row.day, row.ends) <= (local.date(), local.time())
    return Turn(row.pk, row.user.name, hours_words(row.starts, row.ends), note, is_past)


def hours_words(starts: time, ends: time) -> str:
    """Return "9am to 5pm"."""
    return _("%(starts)s to %(ends)s") % {
        "starts": dates.time_of(starts),
        "ends": dates.time_of(ends),
    }


def rota_gaps(*, team: Organisation, at: datetime) -> list[str]:
    """
    Return the staffed hours of the next 14 days in which nobody is on call, in words.

    What has passed of today is left out. Turns of people who have left, or are away, count as
    nobody. Three queries.
    """
    if team.parent is None:
        return []
    hours, local = team.parent.scheme.hours, at.astimezone(LONDON)
    last = local.date() + timedelta(days=AHEAD - 1)
    able = [user_id for user_id, _name in rota_people(team=team)]
    rows = OnCallTurn.objects.filter(team=team, day__range=(local.date(), last), user_id__in=able)
    spans: dict[date, list[Span]] = {}
    gone = away(team_id=team.pk, first=local.date(), last=last)
    for user_id, day, starts, ends in rows.values_list("user_id", "day", "starts", "ends"):
        if (user_id, day) not in gone:
            spans.setdefault(day, []).append((starts, ends))
    spans.setdefault(local.date(), []).append((time.min, local.time()))
    days = [local.date() + timedelta(days=number) for number in range(AHEAD)]
    return [
        f"{dates.weekday(day)} {dates.day(day)}, {hours_words(*gap)}"
        for day in days
        for gap in _uncovered(hours, day, spans.get(day, []))
    ]


def _uncovered(hours: Hours, day: date, spans: Iterable[Span]) -> list[Span]:
    """Return the parts of a day's staffed hours that no span covers."""
    if not hours.is_day(day):
        return []
    found, reached = [], hours.opens
    for starts, ends in sorted(spans):
        if starts >= hours.closes:
            break
        if starts > reached:
            found.append((reached, starts))
        reached = max(reached, ends)
    if reached < hours.closes:
        found.append((reached, hours.closes))
    return found


def teams_with_gaps(*, at: datetime) -> dict[str, int]:
    """Return for each open team with gaps in its rota how many there are, by name."""
    rows = Organisation.objects.filter(kind=OrganisationKind.TEAM, is_open=True)
    teams = rows.exclude(parent__scheme=None).select_related("parent__scheme")
    counted = {team.name: len(rota_gaps(team=team, at=at)) for team in teams.order_by("name", "pk")}
    return {name: number for name, number in counted.items() if number}
