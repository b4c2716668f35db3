"""A caseload narrowed, and in another order: what the address of the list may say."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import F, OrderBy, Q, QuerySet
from django.db.models.functions import Coalesce

from linkworkers.models import CaseloadView
from referrals.models import Referral
from referrals.states import Move
from spcore.accounts.actor import Actor
from spcore.prepared import ORGANISATION, USER, Prepared, prepare

# By what it is sorted: a column, or what the list annotates.
SORTS = {"": "next_action_on", "wait": "submitted_at", "quiet": "spoken"}


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What is shown, and in which order; empty is everybody, by the day of the next action."""

    sort: str = ""
    need: str = ""
    move: str = ""
    place: str = ""
    due: str = ""
    waited: str = ""  # weeks since they were referred, at least
    quiet: str = ""  # weeks since anybody spoke to them, at least


EVERYBODY = Narrowed()


def narrow(rows: QuerySet[Referral], narrowed: Narrowed, *, today: date) -> QuerySet[Referral]:
    """Narrow the list. A step that is due is the worker's move, whatever else waits."""
    if narrowed.need:
        rows = rows.filter(needs__contains=[narrowed.need])
    if narrowed.place:
        rows = rows.filter(person__postcode__istartswith=narrowed.place)
    if narrowed.move == Move.WORKER:
        rows = rows.filter(Q(whose_move=Move.WORKER) | Q(next_action_on__lte=today))
    elif narrowed.move:
        rows = rows.filter(whose_move=narrowed.move)
    if narrowed.due == "overdue":
        rows = rows.filter(next_action_on__lt=today)
    elif narrowed.due == "none":
        rows = rows.filter(next_action_on=None)
    return _for_weeks(rows, narrowed, today=today)


def _for_weeks(rows: QuerySet[Referral], narrowed: Narrowed, *, today: date) -> QuerySet[Referral]:
    if narrowed.waited:
        rows = rows.filter(submitted_at__date__lte=today - timedelta(weeks=int(narrowed.waited)))
    if narrowed.quiet:
        spoken = Coalesce("last_contact", "allocated_at")
        since = today - timedelta(weeks=int(narrowed.quiet))
        rows = rows.alias(silent_since=spoken).filter(silent_since__date__lte=since)
    return rows


def in_order(
    rows: QuerySet[Referral], narrowed: Narrowed, *, after: UUID | None
) -> QuerySet[Referral]:
    """Order the list, and leave out what stands before and at `after`. Two queries then."""
    rows = rows.annotate(spoken=Coalesce("last_contact", "allocated_at"))
    by = SORTS.get(narrowed.sort, SORTS[""])
    order: list[Any] = [OrderBy(F(by), nulls_last=True), "pk"]
    rows = rows.order_by(*order)
    if after is None:
        return rows
    found = rows.filter(pk=after).values_list(by).first()
    if found is None:
        return rows
    last, empty = found[0], Q(**{f"{by}__isnull": True})
    if last is None:
        return rows.filter(empty, pk__gt=after)
    return rows.filter(Q(**{f"{by}__gt": last}) | Q(**{by: last}, pk__gt=after) | empty)


def caseload_views(*, actor: Actor) -> list[CaseloadView]:
    """Return the views the actor keeps, by name."""
    return _views().rows({USER: actor.user_id, ORGANISATION: actor.organisation_id})


@cache
def _views() -> Prepared:
    anybody = Actor(None, USER, ORGANISATION)
    return prepare(CaseloadView.objects.visible_to(anybody).order_by("name", "pk"))
