"""The open people of a link worker, or of a team: one query, every row in words."""

from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from functools import cache
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    Count,
    Exists,
    F,
    IntegerField,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
)
from django.db.models.functions import Coalesce, Now
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from linkworkers.models import ORDINARY, Appointment, Contact, ContactResult, Profile
from linkworkers.selectors import caseload_words as wording
from linkworkers.selectors.caseload_narrowing import EVERYBODY, Narrowed, in_order, narrow
from referrals import selectors as cases
from referrals.models import Concern, Consent, OnwardReferral, Referral
from referrals.onward_states import OPEN as ONWARD_OPEN
from referrals.selectors import uptake
from referrals.selectors.ages import missed_words
from referrals.states import IN_HAND, Status
from spcore.accounts.actor import Actor
from spcore.accounts.models import User
from spcore.accounts.roles import Role
from spcore.disclosure import Relation, readable
from spcore.prepared import DAY, ORGANISATION, ROW, USER, Prepared, prepare

PAGE = 25
SHOWN = frozenset(
    {"name", "contact", "needs", "status", "organisations", "safeguarding", "appointments"}
)
_COLUMNS = (
    *("pk", "reference", "person_id", "status", "next_action", "next_action_on", "whose_move"),
    *("urgency", "critical_date", "critical_what", "needs", "person__preferred_name"),
    *("person__given_name", "person__family_name", "person__postcode", "person__is_restricted"),
    *("person__no_fixed_abode", "link_worker_id", "link_worker__name", "allocated_at"),
    *("person__died_on", "person__birth_date"),
    *(
        "last_contact",
        "has_concern",
        "onward_open",
        "must_ask_again",
        "support__weight",
        "support__contact_weeks",
        "begun",
        "capacity",
        "held",
        "weighed",
        "urgent",
    ),
)
_BEHIND = {
    "start": Q(),
    "planned": Q(next_action_on__gt=DAY)
    | Q(next_action_on=DAY, pk__gt=ROW)
    | Q(next_action_on__isnull=True),
    "unplanned": Q(next_action_on=None, pk__gt=ROW),
}
RELATIONS = {
    Role.LINK_WORKER: Relation.LINK_WORKER,
    Role.SUPERVISOR: Relation.SUPERVISOR,
    Role.TEAM_ADMIN: Relation.TEAM_ADMIN,
}


@dataclass(frozen=True, slots=True)
class CaseRow:
    """
    One row, in words and ready-made tags; what the reader's role may not read is empty.

    `begun`: an appointment that has begun, of which nobody has said what became; only such a row
    has `missed`, what it is called if they did not come.
    """

    id: UUID
    person_id: UUID
    url: str
    title: str
    tags: str
    next: str
    is_overdue: bool
    critical: str
    begun: UUID | None
    missed: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Caseload:
    """A page of rows, the id after which the next starts, and what the reader carries."""

    rows: list[CaseRow]
    after: UUID | None
    capacity: str
    urgent: int
    shown: frozenset[str]


def caseload(
    *, actor: Actor, at: datetime, after: UUID | None = None, narrowed: Narrowed = EVERYBODY
) -> Caseload:
    """
    Return the open people: a worker's own, a team's for its supervisor and administrator.

    Overdue first, then by the day of the next action, unless `narrowed` says otherwise. One query,
    two past page one; an empty list asks once more for the capacity.
    """
    if actor.role not in RELATIONS:
        return Caseload([], None, "", 0, frozenset())
    shown, today = readable(RELATIONS[actor.role]), timezone.localdate(at)
    if narrowed == EVERYBODY:
        found = _found(actor, after)
    else:
        found = _narrowed(actor, narrowed, today, after)
    base = reverse("linkworkers:caseload")
    zone = timezone.get_current_timezone()
    reader = _Reader(actor, shown, today, base, get_language() or "", zone)
    load = found[0][-4:] if found else carried_alone(actor)
    return Caseload(
        rows=[_row(values, reader) for values in found[:PAGE]],
        after=found[PAGE - 1][0] if len(found) > PAGE else None,
        capacity=_capacity(actor, *load[:3]),
        urgent=load[3],
        shown=shown & SHOWN,
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    actor: Actor
    shown: frozenset[str]
    today: date
    base: str
    language: str
    zone: tzinfo


def shown_on_caseload(actor: Actor) -> frozenset[str]:
    """Return the classes of data that the reader's role sees of a row."""
    return readable(RELATIONS.get(actor.role)) if actor.role else frozenset()


def open_to(actor: Actor) -> QuerySet[Referral]:
    """Return the open cases: a worker's own, a team's for everybody else who may see them."""
    rows = Referral.objects.visible_to(actor).in_status(*IN_HAND)
    return rows.filter(link_worker_id=actor.user_id) if actor.role == Role.LINK_WORKER else rows


def _found(actor: Actor, after: UUID | None) -> list[tuple[Any, ...]]:
    """Return a page of rows and one more."""
    values = {USER: actor.user_id, ORGANISATION: actor.organisation_id, ROW: after}
    if after is None:
        return _page(actor.role, "start").rows(values)
    last = open_to(actor).filter(pk=after).values_list("next_action_on", flat=True).first()
    behind = "planned" if last else "unplanned"
    return _page(actor.role, behind).rows({**values, DAY: last})


def _narrowed(
    actor: Actor, narrowed: Narrowed, today: date, after: UUID | None
) -> list[tuple[Any, ...]]:
    """Return a page of what was asked for; too many kinds to be written out once."""
    rows = open_to(actor).annotate(**_badges(), **carried(actor))
    rows = in_order(narrow(rows, narrowed, today=today), narrowed, after=after)
    return list(rows.values_list(*_COLUMNS)[: PAGE + 1])


@cache
def _page(role: Role | None, behind: str) -> Prepared:
    """Write the statement of a page out: `behind` says what kind of row the last one ended with."""
    actor = Actor(role, USER, ORGANISATION)
    rows = open_to(actor).filter(_BEHIND[behind]).annotate(**_badges(), **carried(actor))
    order = (F("next_action_on").asc(nulls_last=True), "pk")
    return prepare(rows.order_by(*order).values_list(*_COLUMNS)[: PAGE + 1])


def _badges() -> dict[str, Any]:
    """Return the columns that other tables give a row, as subqueries on their indexes."""
    onward = OnwardReferral.objects.filter(referral=OuterRef("pk"), status__in=ONWARD_OPEN)
    agreed = Consent.objects.filter(person=OuterRef("person_id"))
    begun = Appointment.objects.booked().filter(referral=OuterRef("pk"), starts_at__lte=Now())
    return {
        "last_contact": last_contact(),
        "has_concern": Exists(
            Concern.objects.about_the_person().filter(referral=OuterRef("pk")).open()
        ),
        "onward_open": ArraySubquery(onward.order_by("created_at").values_list(uptake.code())),
        "begun": Subquery(begun.order_by("starts_at").values("pk")[:1]),
        "must_ask_again": Exists(agreed.filter(is_given=True, review_on__lte=Now())),
    }


def last_contact() -> Subquery:
    """Return when somebody last spoke to the person of a case."""
    reached = Contact.objects.filter(referral=OuterRef("pk"), result=ContactResult.REACHED)
    return Subquery(reached.order_by().values("referral").annotate(last=Max("at")).values("last"))


def carried(actor: Actor) -> dict[str, Any]:
    """Return what the reader carries. It depends on no row, so the database asks it once."""
    mine = Profile.objects.filter(user_id=actor.user_id, team_id=actor.organisation_id)
    held = Referral.objects.visible_to(actor).in_status(*IN_HAND).order_by()
    held = held.filter(link_worker_id=actor.user_id).values("link_worker")
    urgent = cases.urgent_for(actor).order_by().annotate(all=Value(1)).values("all")
    halves = Sum(Coalesce("support__weight", ORDINARY))
    return {
        "capacity": Subquery(mine.values("capacity")[:1]),
        "held": _number(held.annotate(n=Count("pk"))),
        "weighed": _number(held.annotate(n=halves)),
        "urgent": _number(urgent.annotate(n=Count("pk"))),
    }


def _number(rows: QuerySet[Any]) -> Coalesce:
    return Coalesce(Subquery(rows.values("n")), 0, output_field=IntegerField())


def carried_alone(actor: Actor) -> tuple[int | None, int, int, int]:
    """Return capacity, open people, what they weigh and what is urgent, where there is no row."""
    row = User.objects.filter(pk=actor.user_id).annotate(**carried(actor))
    load = row.values_list("capacity", "held", "weighed", "urgent").first()
    return load or (None, 0, 0, 0)


def _capacity(actor: Actor, capacity: int | None, held: int, weighed: int) -> str:
    if actor.role != Role.LINK_WORKER or capacity is None:
        return ""
    words = _("%(held)d of %(capacity)d open") % {"held": held, "capacity": capacity}
    if weighed == held * ORDINARY:
        return words
    return _("%(words)s, as much work as %(number)s") % {
        "words": words,
        "number": wording.halves(weighed),
    }


def _row(values: tuple[Any, ...], reader: _Reader) -> CaseRow:
    pk, reference, person_id, status, action, action_on, move, urgency, *more = values
    critical_on, critical, needs, preferred, given, family, postcode, restricted, *rest = more
    homeless, worker_id, worker, allocated, died, born, contacted, concern, *rest = rest
    onward, review, weight, every, begun, is_own = *rest[:5], worker_id == reader.actor.user_id
    shown, today, language = reader.shown, reader.today, reader.language
    sees_onward, is_due = "organisations" in shown, action_on is not None and action_on <= today
    spoken_on = _day_of(contacted or allocated, reader) if "case_notes" in shown else None
    facts = (
        reference,
        wording.place(postcode, homeless) if "contact" in shown else "",
        wording.needs_in_words(tuple(needs), language) if "needs" in shown else "",
        wording.since(spoken_on, contacted is not None, today, language) if spoken_on else "",
        uptake.in_short(tuple(onward), language) if sees_onward and onward else "",
        wording.weighs(weight, language),
        "" if reader.actor.role == Role.LINK_WORKER else worker or "",
    )
    return CaseRow(
        id=pk,
        person_id=person_id,
        url=f"{reader.base}{pk}/",
        title=_title(preferred or given, family, is_hidden=restricted and not is_own),
        tags=wording.tags_of(
            status,
            urgency,
            concern and "safeguarding" in shown,
            len(onward) if sees_onward else 0,
            move if sees_onward and not is_due else "",
            review and "consent" in shown,
            died is not None,
            0 if status == Status.PAUSED else wording.quiet_weeks(spoken_on, today, every),
            language,
        ),
        next=wording.next_step(action, action_on, today, language),
        is_overdue=action_on is not None and action_on < today,
        critical=wording.critical_words(critical_on, critical),
        begun=begun if is_own and "appointments" in shown else None,
        missed=missed_words(born, on=today) if begun else "",
        facts=tuple([fact for fact in facts if fact]),
    )


def _title(known: str, family: str, *, is_hidden: bool) -> str:
    return _("Restricted record") if is_hidden else f"{known} {family}"


def _day_of(moment: datetime | None, reader: _Reader) -> date | None:
    return moment.astimezone(reader.zone).date() if moment else None
