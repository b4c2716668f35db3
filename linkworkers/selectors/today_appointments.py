"""The appointments of a day, and those of before that nobody has recorded: one query, in words."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from linkworkers.models import Appointment, AppointmentMode, VisitRule
from linkworkers.selectors.caseload import open_to
from referrals import selectors as cases
from referrals.selectors.ages import missed_words
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role
from spcore.prepared import DAY, ORGANISATION, USER, Prepared, prepare
from spcore.ui import dates

MOST = 60
PERSON = "referral__person__"
REACH = (
    *("phone", "may_phone", "may_leave_voicemail", "may_text", "phone_belongs_to", "email"),
    *("may_email", "address", "may_post", "is_address_sensitive", "what_to_say", "objects_to"),
    *("safe_contact_note", "needs_interpreter", "language"),
)
_COLUMNS = (
    *("pk", "referral_id", "referral__person_id", "starts_at", "ends_at", "mode", "place"),
    *("room__name", "room__practice__name", "with_whom", "interpreter"),
    *("referral__link_worker_id", "referral__link_worker__name", "referral__reference"),
    *(f"{PERSON}{name}" for name in ("preferred_name", "given_name", "family_name")),
    *(f"{PERSON}is_restricted", f"{PERSON}birth_date"),
    *(f"{PERSON}{name}" for name in REACH),
    "needs_two",
)


@dataclass(frozen=True, slots=True)
class DayAppointment:
    """
    One appointment, in words. `has_begun`: what became of it can be recorded.

    `needs_two`: it is a visit on which nobody goes alone. That is what to do, and not why.
    """

    id: UUID
    person_id: UUID
    url: str
    record: str
    title: str
    initials: str
    time: str
    when: str
    place: str
    facts: tuple[str, ...]
    care: str
    action: str
    has_begun: bool
    missed: str
    needs_two: bool


def of_day(*, actor: Actor, user_id: UUID | None, at: datetime) -> list[DayAppointment]:
    """
    Return them by time: of one link worker, a team's for its supervisor and administrator.

    `user_id` is the actor, or a colleague for whom they cover.
    """
    day = timezone.localdate(at)
    values = {USER: user_id, ORGANISATION: actor.organisation_id, DAY: day}
    rows = _page(actor.role).rows(values)
    return [_row(dict(zip(_COLUMNS, row, strict=True)), actor, at, day) for row in rows]


@cache
def _page(role: Role | None) -> Prepared:
    """Write the statement out. The index narrows by moment, London's day decides."""
    rows = Appointment.objects.booked().filter(
        referral__in=open_to(Actor(role, USER, ORGANISATION)),
        starts_at__lt=Now() + timedelta(days=2),
        starts_at__date__lte=DAY,
    )
    rows = rows.annotate(
        needs_two=Exists(VisitRule.objects.filter(referral=OuterRef("referral_id"), needs_two=True))
    )
    return prepare(rows.order_by("starts_at", "pk").values_list(*_COLUMNS)[:MOST])


def _row(row: dict[str, Any], actor: Actor, at: datetime, day: date) -> DayAppointment:
    # Not a model: making one of every row takes longer than the query.
    person: Any = SimpleNamespace(**{name: row[f"{PERSON}{name}"] for name in REACH})
    is_own = row["referral__link_worker_id"] == actor.user_id
    is_hidden = row[f"{PERSON}is_restricted"] and not is_own
    given = row[f"{PERSON}preferred_name"] or row[f"{PERSON}given_name"]
    family, starts_at = row[f"{PERSON}family_name"], row["starts_at"]
    minutes = int((row["ends_at"] - starts_at).total_seconds() // 60)
    is_today = timezone.localtime(starts_at).date() == day
    facts = (
        str(AppointmentMode(row["mode"]).label),
        _("%(n)d minutes") % {"n": minutes},
        _("with %(who)s") % {"who": row["with_whom"]} if row["with_whom"] else "",
        _("interpreter: %(who)s") % {"who": row["interpreter"]} if row["interpreter"] else "",
        "" if is_own else row["referral__link_worker__name"] or "",
    )
    return DayAppointment(
        id=row["pk"],
        person_id=row["referral__person_id"],
        url=reverse("linkworkers:case_detail", args=[row["referral_id"]]),
        record=reverse("linkworkers:appointment_record", args=[row["pk"]]),
        title=_("Restricted record") if is_hidden else f"{given} {family}",
        initials=row["referral__reference"] if is_hidden else f"{given[:1]}{family[:1]}",
        time=dates.clock(starts_at),
        when=dates.clock(starts_at) if is_today else dates.when(starts_at),
        place=_place(row),
        facts=tuple(filter(None, facts)),
        care="" if is_hidden else cases.safe_contact_words(person),
        action=cases.safe_contact_on_paper(person, is_hidden=is_hidden),
        has_begun=starts_at <= at,
        missed=missed_words(row[f"{PERSON}birth_date"], on=day),
        needs_two=row["needs_two"] and row["mode"] == AppointmentMode.VISIT,
    )


def _place(row: dict[str, Any]) -> str:
    if row["room__name"]:
        return f"{row['room__name']}, {row['room__practice__name']}"
    return row["place"] or ""
