"""A service's groups: their places, who holds them, who waits, and what the registers say."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from providers.models import Group, Service, ServiceStatus
from referrals.models import OnwardAttendance, OnwardReferral, Register, Seat
from referrals.onward_states import Status
from referrals.selectors.waiting import waiting_words
from spcore.accounts.actor import Actor
from spcore.errors import NotVisible
from spcore.ui import dates

SHOWN = 8  # registers on a group's page


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group in a list."""

    pk: UUID
    name: str
    service: str
    meets: str
    taken: int
    places: int
    days: str
    is_over: bool

    @property
    def free(self) -> str:
        """Return how many places are free, in words."""
        left = max(0, self.places - self.taken)
        if not left:
            return _("Full: %(n)d of %(n)d places held") % {"n": self.places}
        words = ngettext("%(n)d place free of %(all)d", "%(n)d places free of %(all)d", left)
        return words % {"n": left, "all": self.places}


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who holds a place."""

    seat_id: UUID
    onward_id: UUID
    person_id: UUID
    name: str
    since: str
    came: bool | None


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody who waits for the service; no name before it says yes."""

    onward_id: UUID
    person_id: UUID
    title: str
    facts: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """One register in numbers."""

    day: str
    came: int
    missed: int
    without: int


def groups_of(*, actor: Actor, on: date) -> list[GroupRow]:
    """Return the actor's groups with their places, those that are over last. One query."""
    held = Count("seats", filter=Q(seats__left_at=None))
    rows = Group.objects.visible_to(actor).select_related("service").annotate(taken=held)
    found = [_group_row(row, on) for row in rows.order_by("service__name", "name", "pk")]
    return sorted(found, key=lambda row: row.is_over)


def group_for(*, actor: Actor, group_id: UUID) -> Group:
    """Return a group of the actor's service. :raises NotVisible:"""
    rows = Group.objects.visible_to(actor).select_related("service")
    group = rows.filter(pk=group_id).first()
    if group is None:
        raise NotVisible
    return group


def services_for_groups(*, actor: Actor) -> QuerySet[Service]:
    """Return the services the actor may open groups for, by name."""
    rows = Service.objects.editable_by(actor).exclude(status=ServiceStatus.DEFUNCT)
    return rows.order_by("name", "pk")


def row_of(group: Group, *, on: date) -> GroupRow:
    """Return one group as the list shows it."""
    group.taken = number_held(group)  # type: ignore[attr-defined]
    return _group_row(group, on)


def number_held(group: Group) -> int:
    """Return how many places are held."""
    return Seat.objects.filter(group=group, left_at=None).count()


def members(*, actor: Actor, group: Group, on: date | None = None) -> list[Member]:
    """
    Return who holds a place, by name: now, or on a day, with that day's marks. Two queries.

    Whoever withdrew their agreement to share is not among them.
    """
    rows = Seat.objects.visible_to(actor).filter(group=group)
    if on is None:
        rows = rows.filter(left_at=None)
    else:
        rows = rows.filter(taken_at__date__lte=on).filter(
            Q(left_at=None) | Q(left_at__date__gte=on)
        )
    rows = rows.select_related("onward__referral__person")
    seats = list(rows.order_by("onward__referral__person__folded_name", "pk"))
    marks = dict(
        OnwardAttendance.objects.filter(
            onward__in=[seat.onward_id for seat in seats], on=on
        ).values_list("onward_id", "came")
        if on
        else ()
    )
    return [_member(seat, marks.get(seat.onward_id)) for seat in seats]


def waiting_for(*, actor: Actor, group: Group, at: datetime) -> list[Waiting]:
    """Return who may be given a place: said yes to and without one, and the waiting list."""
    rows = OnwardReferral.objects.visible_to(actor).with_live_consent()
    seated = Seat.objects.filter(onward=OuterRef("pk"), left_at=None)
    rows = rows.filter(~Exists(seated), service_id=group.service_id)
    known = (Status.ACCEPTED, Status.BOOKED, Status.STARTED)
    rows = rows.filter(status__in=(*known, Status.WAITING_LIST))
    rows = rows.select_related("referral__person").order_by(
        F("answered_at").asc(nulls_last=True), "pk"
    )
    found = list(rows[:100])
    lines = waiting_words(
        actor=actor, ids=[row.pk for row in found if row.status == Status.WAITING_LIST], at=at
    )
    return [_waiting(row, lines.get(row.pk, "")) for row in found]


def meetings(*, group: Group) -> list[Meeting]:
    """Return the latest registers in numbers. Two queries."""
    registers = list(Register.objects.filter(group=group).order_by("-on")[:SHOWN])
    marks = (
        OnwardAttendance.objects.filter(
            onward__seats__group=group, on__in=[register.on for register in registers]
        )
        .order_by()
        .values("on")
        .annotate(
            came_number=Count("pk", filter=Q(came=True), distinct=True),
            missed_number=Count("pk", filter=Q(came=False), distinct=True),
        )
    )
    numbers = {row["on"]: (row["came_number"], row["missed_number"]) for row in marks}
    return [
        Meeting(dates.day(each.on), *numbers.get(each.on, (0, 0)), each.came_without_referral)
        for each in registers
    ]


def without_referral(*, group: Group, on: date) -> int | None:
    """Return the number a register holds already; None where that day has none."""
    rows = Register.objects.filter(group=group, on=on)
    return rows.values_list("came_without_referral", flat=True).first()


def _group_row(group: Group, on: date) -> GroupRow:
    starts, ends = dates.day(group.starts_on), dates.day(group.ends_on)
    days = starts if starts == ends else " – ".join(filter(None, (starts, ends)))
    return GroupRow(
        pk=group.pk,
        name=group.name,
        service=group.service.name,
        meets=group.meets,
        taken=group.taken,  # type: ignore[attr-defined]
        places=group.places,
        days=days,
        is_over=group.ends_on is not None and group.ends_on < on,
    )


def _member(seat: Seat, came: bool | None) -> Member:
    person = seat.onward.referral.whom
    return Member(
        seat_id=seat.pk,
        onward_id=seat.onward_id,
        person_id=person.pk,
        name=person.name,
        since=dates.day(timezone.localdate(seat.taken_at)),
        came=came,
    )


def _waiting(row: OnwardReferral, line: str) -> Waiting:
    person = row.referral.whom
    is_named = row.status != Status.WAITING_LIST
    return Waiting(
        onward_id=row.pk,
        person_id=person.pk,
        title=person.name if is_named else row.referral.reference,
        facts=line or str(Status(row.status).label),
    )
