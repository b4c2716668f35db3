"""Groups with places: opening one, giving a place, giving it up, typing the register."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from providers.models import Group, Service
from referrals import policies
from referrals.models import OnwardReferral, Register, Seat
from referrals.onward_states import AFTER_ACCEPTING, ANSWERABLE, Action, Status
from referrals.services.attendance import Attended, record_attendance
from referrals.services.onward_steps import locked_onward, take_onward
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, Invalid, NotPermitted, NotVisible


@dataclass(frozen=True, slots=True)
class GroupDetails:
    """What a service says of a group."""

    service_id: UUID
    name: str
    places: int
    meets: str = ""
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """One register: who came, by onward referral, and how many came without one."""

    on: date
    came: Mapping[UUID, bool] = field(default_factory=dict)
    came_without_referral: int = 0


@transaction.atomic
def add_group(*, group_id: UUID, details: GroupDetails, actor: Actor) -> Group:
    """
    Open a group under an id the form drew, so that a second click opens one.

    :raises NotPermitted, NotVisible, Invalid:
    """
    _check_role(actor)
    already = Group.objects.visible_to(actor).filter(pk=group_id).first()
    if already is not None:
        return already
    _check_details(details, actor)
    group = Group(pk=group_id, **_values(details))
    group.save(force_insert=True)
    _note(actor, audit.Action.CREATE, "referrals:group_add", group.pk)
    return group


@transaction.atomic
def edit_group(*, group_id: UUID, details: GroupDetails, version: int, actor: Actor) -> Group:
    """
    Change a group. Its places cannot become fewer than are held.

    :raises NotPermitted, NotVisible, Invalid:
    :raises Conflict: when somebody changed it since `version` was shown.
    """
    _check_role(actor)
    group = _locked(group_id, actor)
    if group.version != version:
        raise Conflict(_("Somebody else changed this group while you were editing it"))
    _check_details(details, actor)
    highest = Seat.objects.filter(group=group, left_at=None).count()
    if details.places < highest:
        wrong = _("%(n)d people hold a place: take some out first") % {"n": highest}
        raise Invalid(wrong, field="places")
    _renumber(group)
    for name, value in _values(details).items():
        setattr(group, name, value)
    group.version += 1
    group.save()
    _note(actor, audit.Action.CHANGE, "referrals:group_edit", group.pk)
    return group


@transaction.atomic
def give_place(*, group_id: UUID, onward_id: UUID, actor: Actor, at: datetime) -> Seat:
    """
    Give somebody a place, and say yes to them if nobody has yet. Given twice, it is one.

    Everybody who claims a place waits for the group's row, so the last place goes to one of them.
    :raises NotPermitted, NotVisible:
    :raises Conflict: when the group is full or over, or the person is not the service's to place.
    """
    _check_role(actor)
    group = _locked(group_id, actor)
    onward = locked_onward(onward_id=onward_id, actor=actor, at=at)
    held = list(Seat.objects.filter(group=group, left_at=None))
    mine = next((seat for seat in held if seat.onward_id == onward_id), None)
    if mine is not None:
        return mine
    _check_place(group, onward, len(held), at)
    if onward.status in ANSWERABLE:
        take_onward(Action.ACCEPT, onward_id=onward_id, actor=actor, at=at, answered_at=at)
    taken = {seat.number for seat in held}
    number = next(n for n in range(1, group.places + 1) if n not in taken)
    seat = Seat.objects.create(group=group, onward=onward, number=number, taken_at=at)
    _audit(actor, "referrals:group_place", onward, seat.pk)
    return seat


@transaction.atomic
def leave_group(*, seat_id: UUID, actor: Actor, at: datetime) -> Seat:
    """Free somebody's place. What they are to the service otherwise stays. :raises NotVisible:"""
    _check_role(actor)
    rows = Seat.objects.visible_to(actor).select_for_update(of=("self",))
    seat = rows.select_related("onward__referral").filter(pk=seat_id).first()
    if seat is None:
        raise NotVisible
    if seat.left_at is None:
        seat.left_at = at
        seat.save(update_fields=["left_at"])
        _audit(actor, "referrals:group_leave", seat.onward, seat.pk)
    return seat


@transaction.atomic
def keep_register(*, group_id: UUID, meeting: Meeting, actor: Actor, at: datetime) -> Register:
    """
    Keep who came to one meeting: typed again, the later word stands. Whoever missed is told on.

    :raises NotPermitted, NotVisible, Invalid:
    """
    _check_role(actor)
    group = _locked(group_id, actor)
    if meeting.on > timezone.localdate(at):
        raise Invalid(_("The day must be today or in the past"), field="on")
    known = set(_members(group, meeting.came))
    for onward_id in sorted(known):
        came = meeting.came[onward_id]
        mark = Attended(onward_id=onward_id, on=meeting.on, came=came)
        record_attendance(new=mark, actor=actor, at=at)
    register, _made = Register.objects.update_or_create(
        group=group,
        on=meeting.on,
        defaults={
            "came_without_referral": meeting.came_without_referral,
            "recorded_by_id": actor.user_id,
            "recorded_at": at,
        },
    )
    return register


def _check_role(actor: Actor) -> None:
    if actor.role not in policies.MAY_RECEIVE:
        raise NotPermitted(_("Your role does not keep groups"))


def _locked(group_id: UUID, actor: Actor) -> Group:
    rows = Group.objects.visible_to(actor).select_for_update(of=("self",))
    group = rows.filter(pk=group_id).first()
    if group is None:
        raise NotVisible
    return group


def _values(details: GroupDetails) -> dict[str, object]:
    return {
        "service_id": details.service_id,
        "name": details.name,
        "meets": details.meets,
        "places": details.places,
        "starts_on": details.starts_on,
        "ends_on": details.ends_on,
    }


def _check_details(details: GroupDetails, actor: Actor) -> None:
    if not Service.objects.editable_by(actor).filter(pk=details.service_id).exists():
        raise NotVisible
    if details.places < 1:
        raise Invalid(_("A group has one place or more"), field="places")
    starts, ends = details.starts_on, details.ends_on
    if starts and ends and ends < starts:
        raise Invalid(_("It cannot end before it starts"), field="ends_on")


def _check_place(group: Group, onward: OnwardReferral, held: int, at: datetime) -> None:
    if onward.service_id != group.service_id:
        raise Conflict(_("This person was sent to another service of yours"))
    if group.ends_on is not None and group.ends_on < timezone.localdate(at):
        raise Conflict(_("This group is over"))
    if held >= group.places:
        raise Conflict(_("This group is full"))
    if Status(onward.status) not in (*ANSWERABLE, *AFTER_ACCEPTING):
        raise Conflict(_("This is over, or was declined"))


def _renumber(group: Group) -> None:
    """Give the held places the lowest numbers, so that none lies above fewer places."""
    seats = list(Seat.objects.filter(group=group, left_at=None).order_by("number"))
    for number, seat in enumerate(seats, start=1):
        if seat.number != number:
            Seat.objects.filter(pk=seat.pk).update(number=number)


def _members(group: Group, came: Mapping[UUID, bool]) -> Iterable[UUID]:
    """Return whose marks these are of those who ever had a place here."""
    rows = Seat.objects.filter(group=group, onward__in=list(came))
    return rows.values_list("onward_id", flat=True)


def _audit(actor: Actor, label: str, onward: OnwardReferral, object_id: UUID) -> None:
    audit.record(
        actor=actor,
        action=audit.Action.CHANGE,
        label=label,
        people=[onward.referral.person_id],
        shown=["status"],
        object_id=object_id,
    )


def _note(actor: Actor, action: audit.Action, label: str, object_id: UUID) -> None:
    audit.record(actor=actor, action=action, label=label, object_id=object_id)
