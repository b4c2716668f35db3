"""Help with journeys: what was asked for on a case, and a team's year of it by kind."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db.models import Count, QuerySet, Sum
from django.utils.translation import gettext as _

from linkworkers.models import TripHelp, TripState
from referrals.models import Referral, TravelKind
from referrals.selectors.getting_there import YEAR, journeys_by_kind
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role
from spcore.errors import NotVisible
from spcore.ui import dates
from spcore.ui.statuses import tag_html

COLOURS = {
    TripState.ASKED: "yellow",
    TripState.BOOKED: "green",
    TripState.REFUSED: "red",
    TripState.DROPPED: "grey",
}
MOST = 50


@dataclass(frozen=True, slots=True)
class TripRow:
    """One request in words."""

    id: UUID
    kind: str
    tag: str
    facts: tuple[str, ...]
    words: str
    came_of_it: str


@dataclass(slots=True)
class HelpByKind:
    """One kind of help: how often it waits, was booked, refused; pounds spent."""

    kind: str
    asked: int = 0
    booked: int = 0
    refused: int = 0
    cost: Decimal = Decimal(0)


def trips_of(referral: Referral) -> list[TripRow]:
    """Return what was asked for on a case, what is to arrange first. One query."""
    rows = TripHelp.objects.filter(referral=referral).select_related("owner")
    found = sorted(rows, key=lambda row: (row.settled_on is not None, -row.asked_at.timestamp()))
    return [_row(row) for row in found]


def _row(row: TripHelp) -> TripRow:
    said = {"day": dates.day(row.asked_at), "who": row.owner.name}
    facts = (
        _("asked %(day)s, seen to by %(who)s") % said,
        _("settled %(day)s") % {"day": dates.day(row.settled_on)} if row.settled_on else "",
        f"£{row.cost}" if row.cost is not None else "",
    )
    state = TripState(row.state)
    return TripRow(
        id=row.pk,
        kind=str(TravelKind(row.kind).label),
        tag=tag_html(str(state.label), COLOURS[state]),
        facts=tuple(fact for fact in facts if fact),
        words=row.words,
        came_of_it=row.came_of_it,
    )


def trip_for(*, actor: Actor, trip_id: UUID, at: datetime) -> TripHelp:
    """Return one of a case the actor may open. :raises NotVisible:"""
    row = TripHelp.objects.visible_to(actor, at=at).filter(pk=trip_id).first()
    if row is None:
        raise NotVisible
    return row


def trips_to_arrange(*, actor: Actor, at: datetime) -> list[TripHelp]:
    """Return what is to arrange and the actor may open, the oldest first. One query."""
    rows = TripHelp.objects.visible_to(actor, at=at).filter(state=TripState.ASKED)
    rows = _of_year(rows, actor, at).select_related("referral", "owner")
    return list(rows.order_by("asked_at", "pk")[:MOST])


def help_by_kind(*, actor: Actor, at: datetime) -> list[HelpByKind]:
    """
    Return a year's help by kind, with journeys to services and with others: two queries.

    A link worker's own people's, the team's for others.
    """
    kinds = (*TravelKind.choices, ("", _("Not said")))
    found = {code: HelpByKind(str(label)) for code, label in kinds}
    for code, help_code, number, cost in [
        *journeys_by_kind(actor=actor, at=at),
        *_trips(actor, at),
    ]:
        held = found[code]
        setattr(held, help_code, getattr(held, help_code) + number)
        held.cost += cost
    return [row for row in found.values() if row.asked or row.booked or row.refused]


def _trips(actor: Actor, at: datetime) -> list[tuple[str, str, int, Decimal]]:
    rows = _of_year(TripHelp.objects.exclude(state=TripState.DROPPED), actor, at).order_by()
    counted = rows.values_list("kind", "state").annotate(
        n=Count("pk"), pounds=Sum("cost", default=Decimal(0))
    )
    return list(counted)


def _of_year(rows: QuerySet[TripHelp], actor: Actor, at: datetime) -> QuerySet[TripHelp]:
    rows = rows.filter(referral__team_id=actor.organisation_id, asked_at__gt=at - YEAR)
    if actor.role == Role.LINK_WORKER:
        return rows.filter(referral__link_worker_id=actor.user_id)
    return rows
