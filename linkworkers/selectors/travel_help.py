"""Requests for help to get to a service, on the case and counted for the team."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, Sum
from django.utils.translation import gettext as _

from linkworkers.models import TravelHelp, TravelState, TravelWay
from referrals.models import OnwardReferral, Referral
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role
from spcore.errors import NotVisible
from spcore.ui import dates
from spcore.ui.statuses import tag_html

COLOURS = {
    TravelState.ASKED: "yellow",
    TravelState.BOOKED: "green",
    TravelState.REFUSED: "red",
    TravelState.DROPPED: "grey",
}
REPORTED = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class TravelRow:
    """One request in words."""

    id: UUID
    way: str
    tag: str
    facts: tuple[str, ...]
    words: str
    came_of_it: str


@dataclass(frozen=True, slots=True)
class TravelCount:
    """How often one way was asked for, what came of it, and what it cost in pounds."""

    way: str
    asked: int
    booked: int
    refused: int
    open: int
    cost: Decimal


def travel_of(referral: Referral) -> list[TravelRow]:
    """Return what was asked for on a case, what is to arrange first. One query."""
    rows = TravelHelp.objects.filter(referral=referral).select_related("onward__service", "owner")
    found = sorted(rows, key=lambda row: (row.settled_on is not None, -row.asked_at.timestamp()))
    return [_row(row) for row in found]


def _row(row: TravelHelp) -> TravelRow:
    said = {"day": dates.day(row.asked_at), "who": row.owner.name}
    facts = (
        row.onward.service.name if row.onward else "",
        _("asked %(day)s, seen to by %(who)s") % said,
        _("settled %(day)s") % {"day": dates.day(row.settled_on)} if row.settled_on else "",
        f"£{row.cost}" if row.cost is not None else "",
    )
    state = TravelState(row.state)
    return TravelRow(
        id=row.pk,
        way=str(TravelWay(row.way).label),
        tag=tag_html(str(state.label), COLOURS[state]),
        facts=tuple(fact for fact in facts if fact),
        words=row.words,
        came_of_it=row.came_of_it,
    )


def travel_help_for(*, actor: Actor, travel_id: UUID, at: datetime) -> TravelHelp:
    """Return one of a case the actor may open. :raises NotVisible:"""
    row = TravelHelp.objects.visible_to(actor, at=at).filter(pk=travel_id).first()
    if row is None:
        raise NotVisible
    return row


def services_of_case(referral: Referral) -> list[tuple[str, str]]:
    """Return the services that were offered on a case, for a choice. One query."""
    rows = OnwardReferral.objects.filter(referral=referral).order_by("-created_at", "pk")
    return [(str(pk), name) for pk, name in rows.values_list("pk", "service__name")]


def travel_counts(*, actor: Actor, at: datetime) -> list[TravelCount]:
    """Return a year's requests by way: a link worker's own, the team's for others. One query."""
    rows: Any = TravelHelp.objects.filter(
        referral__team_id=actor.organisation_id, asked_at__gt=at - REPORTED
    )
    if actor.role == Role.LINK_WORKER:
        rows = rows.filter(owner_id=actor.user_id)
    states = {
        state.value: Count("pk", filter=Q(state=state))
        for state in (TravelState.ASKED, TravelState.BOOKED, TravelState.REFUSED)
    }
    counted = rows.order_by().values("way").annotate(
        number=Count("pk"), pounds=Sum("cost", default=Decimal(0)), **states
    )  # fmt: skip
    found = {row["way"]: row for row in counted}
    return [_count(way, found[way.value]) for way in TravelWay if way.value in found]


def _count(way: TravelWay, row: dict[str, Any]) -> TravelCount:
    return TravelCount(
        way=str(way.label),
        asked=row["number"],
        booked=row["booked"],
        refused=row["refused"],
        open=row["asked"],
        cost=row["pounds"],
    )
