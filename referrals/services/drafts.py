"""A referral before it is sent: begun, saved as often as wanted, sent once."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction

from referrals import policies, selectors
from referrals.models import Person, Purpose, Referral, Source
from referrals.selectors import cases, readiness, short_forms
from referrals.services.draft_answers import Answer, record_answers, write_answers
from referrals.services.form_family import keep_who_is_around
from referrals.services.people import (
    PersonFields,
    insert_person,
    person_of,
    reach_in_words,
    write_person,
)
from referrals.services.short_forms import read_if_not_safe
from referrals.services.steps import locked, submit_locked
from referrals.states import Status
from spcore import audit, making
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, IllegalTransition, NotPermitted, NotVisible
from spcore.writing import insert, is_inserted, together, update

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that is misread aloud or on paper
WRITABLE = (
    *("needs", "what_matters", "reason", "background", "urgency", "critical_date"),
    *("critical_what", "risk_answer", "risk_detail", "visit_risk", "codes_only", "source"),
)
CHECKED = "How to reach the person safely was checked with them"
RECEIVED = "Sent by another system. How to reach the person safely was not checked here"


@dataclass(frozen=True, slots=True)
class DraftChanges:
    """What one save of the form changes: columns by name, and answers given."""

    values: Mapping[str, Any] = field(default_factory=dict)
    answers: tuple[Answer, ...] = ()


def new_reference() -> str:
    """Return a reference that people can read aloud: SP- and eight letters and digits."""
    number, found = secrets.randbelow(len(LETTERS) ** 8), "SP-"
    for _place in range(8):
        number, place = divmod(number, len(LETTERS))
        found += LETTERS[place]
    return found


@transaction.atomic
def start_draft(
    *, person_id: UUID, nonce: UUID, actor: Actor, at: datetime, like: UUID | None = None
) -> Referral:
    """
    Begin a referral of somebody the actor knows. The same `nonce` gives the same draft.

    `like` is a sent referral whose needs and scheme it begins with: never anything else of it.
    :raises NotPermitted, NotVisible, Conflict: the last where no scheme serves the referrer.
    """
    _check_may_refer(actor)
    person = selectors.person_for(actor=actor, person_id=person_id)
    referral = _draft(person, nonce, actor, at, like=like)
    if not is_inserted(referral):
        return _begun_by(nonce, actor)
    _record(actor, referral, "referral.start", audit.Action.CREATE)
    return referral


def start_draft_for_new_person(
    *, new: PersonFields, nonce: UUID, actor: Actor, at: datetime, like: UUID | None = None
) -> Referral:
    """
    Add a person and begin their referral, both or neither. The same `nonce` gives the same draft.

    `like` as in `start_draft`.
    :raises NotPermitted, NotVisible, Invalid, Conflict:
    """
    _check_may_refer(actor)
    try:
        return _add(new, nonce, actor, at, like)
    except IntegrityError:
        if not Referral.objects.filter(nonce=nonce).exists():
            raise
        return _begun_by(nonce, actor)


@transaction.atomic
def _add(new: PersonFields, nonce: UUID, actor: Actor, at: datetime, like: UUID | None) -> Referral:
    """Write person, draft and entry in one trip. :raises IntegrityError: for a taken nonce."""
    person = person_of(new, at=at)
    referral = _draft(person, nonce, actor, at, like=like)
    with together():
        # The draft claims the nonce before anybody is added; its key is checked when both are there
        insert(referral)
        held = write_person(person)
        if held is not person:  # found, not added: nothing of it was overwritten
            referral.person, referral.background = held, reach_in_words(new)
            referral.team_id = selectors.likely_team(referral)
            update(referral, ["person", "team", "background"])
        _record(actor, referral, "person.add", audit.Action.CREATE)
    return referral


def _check_may_refer(actor: Actor) -> None:
    if actor.role not in policies.MAY_REFER:
        raise NotPermitted("Your role cannot refer people")


def _source_of(actor: Actor) -> str:
    """Return what kind of organisation refers; a community one where nobody has said."""
    if selectors.is_practice(actor):
        return Source.GP
    return short_forms.kind_of(actor) or Source.COMMUNITY


def _begun(actor: Actor, at: datetime, nonce: UUID) -> dict[str, Any]:
    """Return what every referral begins with."""
    return {
        "reference": new_reference(),
        "referring_organisation_id": actor.organisation_id,
        "referrer_id": actor.user_id,
        "nonce": nonce,
        "created_at": at,
        "is_demo": settings.DEMO,
    }


def _draft(
    person: Person, nonce: UUID, actor: Actor, at: datetime, *, like: UUID | None
) -> Referral:
    """Return the draft to be, which is not written yet."""
    model = selectors.to_repeat(actor=actor, referral_id=like, at=at) if like else None
    scheme_id, their_team = (model.scheme_id, None) if model else readiness.scheme_and_team(actor)
    referral = making.new(
        Referral,
        **_begun(actor, at, nonce),
        person=person,
        scheme_id=scheme_id,
        needs=list(model.needs) if model else [],
        source=_source_of(actor),
    )
    referral.team_id = _team_of(referral, their_team, actor)
    return referral


def _begun_by(nonce: UUID, actor: Actor) -> Referral:
    """Return the draft that took the nonce. :raises NotVisible: when it is not theirs."""
    held: Referral | None = Referral.objects.visible_to(actor).filter(nonce=nonce).first()
    if held is None:
        raise NotVisible
    return held


def _team_of(referral: Referral, their_team: UUID | None, actor: Actor) -> UUID | None:
    """Return the team it would go to; `their_team` is that of the actor's organisation."""
    is_own = referral.whom.practice_id in {None, actor.organisation_id}
    return (is_own and their_team) or selectors.likely_team(referral)


@transaction.atomic
def save_draft(
    *, referral_id: UUID, changes: DraftChanges, version: int, actor: Actor, at: datetime
) -> Referral:
    """
    Save what was typed in a draft or a returned referral, and the answers that are new.

    :raises NotVisible, NotPermitted, Conflict:
    :raises Invalid: for an answer that does not hold (see `consent_rules`).
    """
    referral = locked(referral_id=referral_id, actor=actor, at=at, version=version)
    if not policies.may_edit(actor, referral):
        raise NotPermitted("This referral can no longer be changed")
    values = {name: value for name, value in changes.values.items() if name in WRITABLE}
    for name, value in values.items():
        setattr(referral, name, value)
    referral.version += 1
    referral.saved_at, referral.tidy_told_at = at, None
    update(referral, [*values, "version", "saved_at", "tidy_told_at"])
    record_answers(referral, changes.answers, actor, at)
    _record(actor, referral, "referral.draft", audit.Action.CHANGE)
    return referral


@transaction.atomic
def send_draft(
    *, referral_id: UUID, version: int, actor: Actor, at: datetime, by_message: bool = False
) -> Referral:
    """
    Submit a draft, or a returned referral again, exactly as it was checked at `version`.

    `by_message`: another system sent it, so nobody was there to be asked or shown whom to ring.

    A second click, or another browser with the same page, finds it sent and gets the same referral.
    :raises NotVisible, NotPermitted, Conflict, Invalid:
    """
    referral = cases.locked_to_send(referral_id=referral_id, actor=actor, at=at)
    if referral.status == Status.SUBMITTED and referral.version == version + 1:
        return referral
    if referral.status not in policies.EDITABLE:
        raise IllegalTransition("This referral has been sent already")
    if referral.version != version:
        raise Conflict("Somebody else has changed this referral. Check it again, then send it")
    return _send(referral, by_message=by_message, actor=actor, at=at)


def _send(referral: Referral, *, by_message: bool, actor: Actor, at: datetime) -> Referral:
    sent = submit_locked(referral, actor=actor, at=at, reason=RECEIVED if by_message else CHECKED)
    keep_who_is_around(sent, actor=actor, at=at)
    read_if_not_safe(sent, by_message=by_message, actor=actor, at=at)
    return sent


def send_received(referral: Referral, *, actor: Actor, at: datetime) -> Referral:
    """Submit what `draft_received` made, in the same transaction."""
    return _send(referral, by_message=True, actor=actor, at=at)


def draft_received(
    *,
    new: PersonFields,
    changes: DraftChanges,
    referral_id: UUID,
    nonce: UUID,
    actor: Actor,
    at: datetime,
) -> Referral:
    """
    Add the person of a message and write their referral whole, as one save of the form would.

    Runs in the caller's transaction, which has claimed the message: nobody else sends it.
    :raises NotPermitted, Invalid, Conflict:
    """
    _check_may_refer(actor)
    scheme = selectors.scheme_of(actor=actor)
    values = {name: value for name, value in changes.values.items() if name in WRITABLE}
    person = insert_person(new, at=at)
    if person.created_at != at:
        values.setdefault("background", reach_in_words(new))
    referral = making.new(
        Referral,
        id=referral_id,
        **_begun(actor, at, nonce),
        **{"source": _source_of(actor), **values},
        person=person,
        scheme=scheme,
        version=1,
        saved_at=at,
    )
    their_team = scheme.their_team  # type: ignore[attr-defined]
    referral.team_id = _team_of(referral, their_team, actor)
    with together():
        insert(referral)
        _record(actor, referral, "person.add", audit.Action.CREATE)
        write_answers(referral, changes.answers, actor, at)
    said = [each.is_given for each in changes.answers if each.purpose == Purpose.REFERRAL]
    if said:  # the latest answer there is, and nobody else can see it yet
        referral.agrees = said[-1]  # type: ignore[attr-defined]
    return referral


def _record(actor: Actor, referral: Referral, label: str, action: audit.Action) -> None:
    audit.record(
        actor=actor,
        action=action,
        label=label,
        people=[referral.person_id] if referral.person_id else [],
        shown=["background", "needs", "consent"],
        object_id=referral.pk,
    )
