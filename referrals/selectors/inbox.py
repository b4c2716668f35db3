"""What a provider was sent: the list by where it stands, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from referrals.models import OnwardReferral
from referrals.onward_states import AFTER_ACCEPTING, Kind, Status
from referrals.selectors.clocks import answer_due
from referrals.selectors.lists import PAGE, Page
from referrals.selectors.uptake import COLUMNS as UPTAKE
from referrals.selectors.uptake import uptake_facts
from referrals.selectors.waiting import waiting_words
from referrals.states import Move
from spcore.accounts.actor import Actor
from spcore.needs import Need
from spcore.ui import dates, statuses

SHELVES = MappingProxyType(
    {
        "new": (gettext_lazy("New"), (Status.SENT, Status.SEEN)),
        "waiting": (gettext_lazy("Waiting list"), (Status.WAITING_LIST,)),
        "with-you": (gettext_lazy("With you"), AFTER_ACCEPTING),
        "ended": (
            gettext_lazy("Ended"),
            (Status.ENDED, Status.DECLINED, Status.EXPIRED, Status.PASSED_ON),
        ),
    }
)
# Once it said yes: before, that nobody has come says nothing.
_BEGUN = (*AFTER_ACCEPTING, Status.ENDED)
_COLUMNS = (
    *("pk", "referral__reference", "referral__person_id", "status", "kind", "service__name"),
    *("needs", "sent_at", "booked_for", "ended_on", "whose_move"),
    *("referral__person__preferred_name", "referral__person__given_name"),
    *("referral__person__family_name", "referral__scheme__provider_answer_days"),
    *UPTAKE[2:],
)


@dataclass(frozen=True, slots=True)
class InboxRow:
    """One row, in words. No name before it is accepted, nor after it has ended."""

    id: UUID
    person_id: UUID
    url: str
    title: str
    tag: str
    facts: tuple[str, ...]
    is_named: bool


@dataclass(frozen=True, slots=True)
class Shelf:
    """A part of the inbox: its address key, its name and how many lie there."""

    key: str
    name: str
    count: int


def shelves(*, actor: Actor) -> list[Shelf]:
    """Return the parts of the inbox with their counts. One query."""
    rows = _received(actor).values("status").annotate(number=Count("pk")).order_by()
    counts = {row["status"]: row["number"] for row in rows}
    return [
        Shelf(key, str(name), sum(counts.get(status, 0) for status in held))
        for key, (name, held) in SHELVES.items()
    ]


def inbox(*, actor: Actor, shelf: str, at: datetime, after: UUID | None = None) -> Page:
    """Return one part of the inbox, what waits longest first; what ended, newest first."""
    is_old = shelf == "ended"
    rows = _received(actor).filter(status__in=SHELVES[shelf][1])
    rows = rows.order_by("-sent_at", "-pk") if is_old else rows.order_by("sent_at", "pk")
    if after is not None:
        rows = _behind(rows, after, is_old)
    base = reverse("referrals:inbox")
    listed = list(rows.values_list(*_COLUMNS)[: PAGE + 1])
    waits = [values[0] for values in listed if values[3] == Status.WAITING_LIST]
    lines = waiting_words(actor=actor, ids=waits, at=at)
    found = [_row(values, base, at, lines) for values in listed]
    return Page(found[:PAGE], found[PAGE - 1].id if len(found) > PAGE else None)


def _received(actor: Actor) -> QuerySet[OnwardReferral]:
    return OnwardReferral.objects.visible_to(actor).with_live_consent()


def _behind(rows: QuerySet[OnwardReferral], after: UUID, is_old: bool) -> QuerySet[OnwardReferral]:
    last = rows.filter(pk=after).values_list("sent_at", flat=True).first()
    if last is None:
        return rows
    if is_old:
        return rows.filter(Q(sent_at__lt=last) | Q(sent_at=last, pk__lt=after))
    return rows.filter(Q(sent_at__gt=last) | Q(sent_at=last, pk__gt=after))


def _row(values: tuple[Any, ...], base: str, at: datetime, lines: dict[UUID, str]) -> InboxRow:
    pk, reference, person_id, status, kind, service, needs, sent, *more = values
    booked, ended, move, preferred, given, family, days, *came = more
    is_named = status in AFTER_ACCEPTING
    known = dict(zip(UPTAKE, [kind, status, *came], strict=True))
    facts = [
        reference if is_named else "",
        service,
        _("supported introduction") if kind == Kind.INTRODUCTION else "",
        ", ".join(str(Need(need).label) for need in needs),
        _("sent %(ago)s") % {"ago": dates.ago(sent, at=at)} if sent else "",
        answer_due(status, sent, days=days, at=at),
        lines.get(pk, ""),
        _("first visit %(when)s") % {"when": dates.when(booked)} if booked else "",
        *(uptake_facts(known) if status in _BEGUN else ()),
        _next_move(move) if is_named else "",
        _("ended %(day)s") % {"day": dates.day(ended)} if ended else "",
    ]
    return InboxRow(
        id=pk,
        person_id=person_id,
        url=f"{base}{pk}/",
        title=f"{preferred or given} {family}" if is_named else reference,
        tag=provider_tag(status),
        facts=tuple(filter(None, facts)),
        is_named=is_named,
    )


def _next_move(move: str) -> str:
    """Return who acts next, as the service reads it."""
    if move == Move.PROVIDER:
        return _("next move: yours")
    return _("next move: %(who)s") % {"who": str(Move(move).label).lower()}


def provider_tag(status: str) -> str:
    """Return the tag of a status as a provider reads it: what it must answer, not who has seen."""
    words = {Status.SENT: _("New"), Status.SEEN: _("To answer"), Status.DECLINED: _("You declined")}
    if status in words:
        colour = "grey" if status == Status.DECLINED else "yellow"
        return statuses.tag_html(words[Status(status)], colour)
    return statuses.status_html(status)


def people_in(rows: Iterable[InboxRow]) -> list[UUID]:
    """Return whose data the rows show, for the audit."""
    return [row.person_id for row in rows]
