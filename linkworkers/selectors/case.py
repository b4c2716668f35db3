"""One case in full for whoever works with the person: one query, and one for the timeline."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, TextField, Value
from django.db.models.functions import Coalesce, NullIf

from linkworkers.models import Contact
from linkworkers.selectors.hanging import hanging
from referrals import selectors as cases
from referrals.models import Referral, TimelineEntry
from referrals.selectors import clocks
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role
from spcore.errors import NotVisible
from spcore.prepared import MOMENT, ORGANISATION, PARENT, ROW, USER, Prepared, prepare

ENTRIES = 30


@dataclass(frozen=True, slots=True)
class Case:
    """A case and what hangs on it; only the classes of data in `classes` may be shown of it."""

    referral: Referral
    classes: frozenset[str]
    writes: frozenset[str]
    clocks: list[clocks.Running]
    has_open_concern: bool
    concern_id: UUID | None
    goals: list[dict[str, Any]]
    onward: list[dict[str, Any]]
    consents: list[dict[str, Any]]
    must_read: list[dict[str, Any]]
    needs_two: bool
    plan_agreed_on: date | None = None
    plan_review_on: date | None = None


class Line(NamedTuple):
    """A line of the timeline, and who wrote it; `is_contact` where `object_id` is a contact."""

    pk: UUID
    at: datetime
    label: str
    detail: str
    object_id: UUID | None
    by: str
    is_contact: bool


@dataclass(frozen=True, slots=True)
class Entries:
    """Lines of the timeline, newest first, and the id after which older ones start."""

    lines: list[Line]
    after: UUID | None


def case_for(*, actor: Actor, referral_id: UUID, at: datetime) -> Case:
    """Return the case, if the actor may open it. One query, two under cover. :raises NotVisible:"""
    found = _opened_by(actor.role).rows(
        {USER: actor.user_id, ORGANISATION: actor.organisation_id, ROW: referral_id, MOMENT: at}
    )
    referral = found[0] if found else None
    if referral is None or referral.person is None:
        raise NotVisible
    classes = cases.classes_for(actor, referral, at=at)
    hung: Any = referral
    held = hung.concerns_open if "safeguarding" in classes else []
    return Case(
        referral=referral,
        classes=classes,
        writes=cases.writable_for(actor, referral, at=at),
        clocks=clocks.running_clocks(
            referral, sent_at=referral.created_at, resumed_at=hung.resumed_at, at=at
        ),
        has_open_concern=bool(held),
        concern_id=held[0] if held else None,
        goals=hung.goal_rows if "plan" in classes else [],
        onward=hung.onward_rows if "organisations" in classes else [],
        consents=hung.consent_rows if "consent" in classes else [],
        must_read=hung.must_read_rows if "safeguarding" in classes else [],
        needs_two=hung.needs_two,
        plan_agreed_on=hung.plan_agreed_on if "plan" in classes else None,
        plan_review_on=hung.plan_review_on if "plan" in classes else None,
    )


@cache
def _opened_by(role: Role | None) -> Prepared:
    """Write out the statement of a case that somebody in this role may open."""
    rows = Referral.objects.readable_by(Actor(role, USER, ORGANISATION), at=MOMENT)
    rows = rows.select_related(
        "person__practice",
        "scheme__organisation",
        "link_worker",
        "referrer",
        "referring_organisation",
    )
    return prepare(rows.filter(pk=ROW).annotate(**hanging()))


def entries_of(case: Case, *, after: UUID | None = None) -> Entries:
    """
    Return a page of the case's timeline, of the classes the actor reads.

    One query, two past page one.
    """
    key = case.referral.pk
    last = after and TimelineEntry.objects.filter(referral_id=key, pk=after).first()
    if last:
        values = {PARENT: key, MOMENT: last.at, ROW: last.pk}
        found = _lines(case.classes, is_older=True).rows(values)
    else:
        found = _lines(case.classes).rows({PARENT: key})
    lines = [Line(*row) for row in found[:ENTRIES]]
    return Entries(lines, lines[-1].pk if len(found) > ENTRIES else None)


@cache
def _lines(classes: frozenset[str], *, is_older: bool = False) -> Prepared:
    """Write out the statement of a page of a timeline: the newest, or older than a line."""
    rows = TimelineEntry.objects.filter(referral_id=PARENT, field_class__in=sorted(classes))
    if is_older:
        rows = rows.filter(Q(at__lt=MOMENT) | Q(at=MOMENT, pk__lt=ROW))
    rows = rows.order_by("-at", "-pk").annotate(
        who=Coalesce(
            NullIf("by__name", Value("")), "by__email", Value(""), output_field=TextField()
        ),
        is_contact=Exists(Contact.objects.filter(pk=OuterRef("object_id"))),
    )
    read = rows.values_list("pk", "at", "label", "detail", "object_id", "who", "is_contact")
    return prepare(read[: ENTRIES + 1])
