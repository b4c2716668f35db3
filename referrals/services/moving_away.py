"""A person goes to another practice or place: who is told from then on, and taking it back."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from referrals import policies
from referrals.models import NoPractice, Person, PersonMove, Referral
from referrals.selectors import moving
from referrals.services.life_events import person_of, save_person, tell_cases
from referrals.services.moves import settle_move
from referrals.states import IN_HAND
from spcore.accounts.actor import Actor
from spcore.accounts.models import Organisation, OrganisationKind
from spcore.errors import Conflict, Invalid, NotPermitted
from spcore.outbox.publishing import publish

LONGEST = 200
# What the link worker finds first on their list; taken off it again with the move.
TASKS = (moving.TO_CHECK, moving.TO_WRITE)
WHERE = ["practice", "no_practice", "practice_name", "address", "postcode"]


@dataclass(frozen=True, slots=True)
class NewMove:
    """
    Where the person is registered now: `practice_id`, or a `NoPractice` reason.

    `practice_name` goes with a reason: what somebody typed that is in no register. An empty
    `postcode` and `address` say that they still live at the same place.
    """

    moved_on: date
    practice_id: UUID | None = None
    no_practice: str = ""
    practice_name: str = ""
    address: str = ""
    postcode: str = ""
    told_by: str = ""


@transaction.atomic
def record_move(*, referral_id: UUID, new: NewMove, actor: Actor, at: datetime) -> PersonMove:
    """
    Record a new practice or place. From now on the new practice hears how it goes.

    Where the new practice is not known, the old one goes on being told. History stays. A link
    worker who did not record it themself finds it on their list.
    :raises NotVisible, NotPermitted, Invalid:
    """
    person = person_of(referral_id, actor, at, policies.MAY_RECORD_MOVE)
    case = Referral.objects.get(pk=referral_id)
    if policies.has_left(actor, case):
        raise NotPermitted(_("The person is with another practice now. Ring the team"))
    _check_move(new, person, at)
    move = _move(person, new, actor, at)
    person.practice_id, person.no_practice = new.practice_id, new.no_practice
    person.practice_name = new.practice_name
    if new.postcode or new.address:
        person.address, person.postcode = new.address, new.postcode
    save_person(person, WHERE)
    if new.practice_id is not None:
        _tell_practice(person.pk, new.practice_id)
    tell_cases(person, _("The person has moved"), actor, at)
    for case in _cases_of_others(person, actor):
        _plan(case, moving.task_of(move), at)
    publish(topic="person.move", subject_id=person.pk, at=at)
    return move


@transaction.atomic
def take_move_back(*, referral_id: UUID, actor: Actor, at: datetime) -> PersonMove:
    """
    Take back the last move, recorded by mistake: practice, place and who is told are as before.

    :raises NotVisible, NotPermitted:
    :raises Conflict: where there is none; for a practice, once somebody elsewhere has opened it.
    """
    person = person_of(referral_id, actor, at, policies.MAY_RECORD_MOVE)
    move = moving.last_move(person.pk)
    if move is None:
        raise Conflict(_("No move is recorded"))
    if why := moving.why_not_taken_back(move, actor):
        raise Conflict(why)
    move.taken_back_at, move.taken_back_by_id = at, actor.user_id
    move.save(update_fields=["taken_back_at", "taken_back_by"])
    person.practice_id, person.no_practice = move.from_practice_id, move.from_no_practice
    person.practice_name = move.from_practice_name
    if (person.address, person.postcode) == (move.to_address, move.to_postcode):
        person.address, person.postcode = move.from_address, move.from_postcode
    save_person(person, WHERE)
    _tell_practice(person.pk, moving.practice_moved_to(person.pk))
    tell_cases(person, _("The move was recorded by mistake"), actor, at)
    for case in _cases_of_others(person, actor):
        _take_off(case, at)
    return move


def see_moves(person_id: UUID, *, actor: Actor, at: datetime) -> None:
    """Note that somebody elsewhere than where it was recorded has opened a case of theirs."""
    rows = PersonMove.objects.filter(person_id=person_id, seen_at=None, taken_back_at=None)
    rows.exclude(recorded_for_id=actor.organisation_id).update(seen_at=at)


def see_planned_move(case: Referral, *, actor: Actor, at: datetime) -> None:
    """Note that a worker read of a move on their list. No query where none stands there."""
    if moving.is_planned(case):
        see_moves(case.whom.pk, actor=actor, at=at)


def _move(person: Person, new: NewMove, actor: Actor, at: datetime) -> PersonMove:
    has_new_place = bool(new.postcode or new.address)
    return PersonMove.objects.create(
        person=person,
        from_practice_id=person.practice_id,
        from_no_practice=person.no_practice,
        from_practice_name=person.practice_name,
        to_practice_id=new.practice_id,
        to_practice_name=new.practice_name,
        from_address=person.address,
        from_postcode=person.postcode,
        to_address=new.address if has_new_place else person.address,
        to_postcode=new.postcode if has_new_place else person.postcode,
        moved_on=new.moved_on,
        told_by=new.told_by.strip(),
        recorded_by_id=actor.user_id,
        recorded_for_id=actor.organisation_id,
        recorded_at=at,
    )


def _check_move(new: NewMove, person: Person, at: datetime) -> None:
    if new.moved_on > timezone.localdate(at):
        raise Invalid(_("The day must be today or in the past"), field="moved_on")
    if new.moved_on < person.birth_date:
        raise Invalid(_("The day must be after the birth date"), field="moved_on")
    if new.practice_id is None and new.no_practice not in NoPractice.values:
        raise Invalid(_("Choose the practice, or say that there is none"), field="registered_with")
    if new.practice_id is None:
        return
    known = Organisation.objects.filter(pk=new.practice_id, kind=OrganisationKind.PRACTICE)
    if not known.filter(is_open=True).exists():
        raise Invalid(_("Choose a GP practice that is open"), field="registered_with")


def _tell_practice(person_id: UUID, practice_id: UUID | None) -> None:
    """Let this practice be told of every open referral that a practice made; none: who made it."""
    cases = Referral.objects.filter(person_id=person_id).open()
    cases = cases.filter(referring_organisation__kind=OrganisationKind.PRACTICE)
    if practice_id is None:
        cases.update(told_practice=None)
        return
    cases.filter(referring_organisation_id=practice_id).update(told_practice=None)
    cases.exclude(referring_organisation_id=practice_id).update(told_practice_id=practice_id)


def _cases_of_others(person: Person, actor: Actor) -> list[Referral]:
    rows = Referral.objects.select_for_update(of=("self",)).filter(person=person)
    rows = rows.filter(status__in=IN_HAND).exclude(link_worker_id=actor.user_id)
    return list(rows.order_by("pk"))


def _plan(case: Referral, task: str, at: datetime) -> None:
    today = timezone.localdate(at)
    case.next_action = f"{task}. {case.next_action}".removesuffix(". ")[:LONGEST]
    case.next_action_on = min(case.next_action_on or today, today)
    _keep(case, at)


def _take_off(case: Referral, at: datetime) -> None:
    for task in TASKS:
        if case.next_action.startswith(_(task)):
            case.next_action = case.next_action.removeprefix(_(task)).removeprefix(". ")
            _keep(case, at)


def _keep(case: Referral, at: datetime) -> None:
    case.save(update_fields=["next_action", "next_action_on"])
    settle_move(case, at=at)
