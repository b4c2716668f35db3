"""A worry about somebody's safety: stored and owned in one transaction, without broker or mail."""

from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from referrals import policies, selectors
from referrals.models import (
    ActKind,
    CameBy,
    Concern,
    ConcernAct,
    ConcernFollowUp,
    ConcernKind,
    Referral,
    TimelineKind,
)
from referrals.selectors.on_call import Receiver, line_of
from referrals.services.telling import remember, tell_first
from referrals.services.timeline import Line, note
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, Invalid, NotPermitted, NotVisible

NOBODY = "NOT delivered: nobody here can receive this. Phone now: 999, or 111 option 2"


@dataclass(frozen=True, slots=True)
class NewConcern:
    """
    What worries whom, and who was told (practice.md 3, 4).

    An allegation names a colleague, a provider's organisation, or somebody else in words.
    """

    kind: ConcernKind
    what: str
    spoke_to: str = ""
    spoke_at: datetime | None = None
    agreed: str = ""
    person_knows: str = ""
    wishes: str = ""
    without_consent: str = ""
    council_reference: str = ""
    about_user_id: UUID | None = None
    about_organisation_id: UUID | None = None
    about_who: str = ""
    nonce: UUID | None = None


@dataclass(frozen=True, slots=True)
class NewFollowUp:
    """The council's reference and decision, and what whoever raised it was told."""

    council_reference: str
    decision: str
    feedback: str
    nonce: UUID


@transaction.atomic
def raise_concern(*, new: NewConcern, referral_id: UUID, actor: Actor, at: datetime) -> Concern:
    """
    Store a concern and name its owner: whoever is on call, else a supervisor, else the lead.

    The same `nonce` a second time returns what was stored the first.
    :raises NotVisible, NotPermitted, Invalid, Conflict: the last when nobody could own it.
    """
    if actor.role not in policies.MAY_RAISE_CONCERN:
        raise NotPermitted("Your role cannot raise a concern here. Ring the team")
    if not new.what.strip():
        raise Invalid("Say what worries you", field="what")
    referral = selectors.case_to_worry_about(actor=actor, referral_id=referral_id, at=at)
    concern = Concern(
        person_id=referral.person_id,
        referral=referral,
        raised_by_id=actor.user_id,
        raised_by_organisation_id=actor.organisation_id,
        raised_at=at,
        **asdict(new),
    )
    line = _line(concern, at)
    concern.owner_id = line[0].user_id
    try:
        with transaction.atomic():
            concern.save(force_insert=True)
    except IntegrityError:
        return Concern.objects.raised_by(actor).get(nonce=new.nonce, referral=referral)
    _raised(concern, line, "Concern raised", actor, at)
    return concern


@transaction.atomic
def raise_unattended(
    *, referral: Referral, what: str, came_by: CameBy, actor: Actor, at: datetime
) -> Concern:
    """
    Put what an unwatched form said into the read-now lane, with its owner (practice.md 2).

    Stored and shown without broker or mail. The caller holds the referral's transaction.
    :raises Conflict: when nobody could own it.
    """
    concern = Concern(
        person_id=referral.person_id,
        referral=referral,
        kind=ConcernKind.NOT_SAFE,
        what=what,
        came_by=came_by,
        raised_by_id=actor.user_id,
        raised_by_organisation_id=actor.organisation_id,
        raised_at=at,
    )
    line = _line(concern, at)
    concern.owner_id = line[0].user_id
    concern.save(force_insert=True)
    _raised(concern, line, "Came in: may not be safe", actor, at)
    return concern


def _line(concern: Concern, at: datetime) -> list[Receiver]:
    """Return who can take it over, the owner first. :raises Conflict: when nobody can."""
    line = line_of(concern, at=at)
    if not line:
        raise Conflict(NOBODY)
    return line


def _raised(concern: Concern, line: list[Receiver], label: str, actor: Actor, at: datetime) -> None:
    remember(concern, ActKind.RAISED, user_id=actor.user_id, at=at)
    tell_first(concern, line=line, at=at)
    _tell(concern, label, actor, at)


@transaction.atomic
def see_concern(*, concern_id: UUID, actor: Actor, at: datetime) -> Concern:
    """
    Record that somebody who could take it over has read it. It does not settle anything.

    :raises NotVisible, NotPermitted:
    """
    if actor.role not in policies.MAY_TAKE_OVER:
        raise NotPermitted("Your role cannot take over a concern")
    concern = _locked(concern_id, actor)
    if concern.seen_at is None:
        concern.seen_by_id, concern.seen_at = actor.user_id, at
        concern.save(update_fields=["seen_by", "seen_at"])
        remember(concern, ActKind.SEEN, user_id=actor.user_id, at=at)
        _tell(concern, "Concern seen", actor, at)
    return concern


@transaction.atomic
def take_over_concern(
    *, concern_id: UUID, actor: Actor, at: datetime, action_taken: str
) -> Concern:
    """
    Take a concern over, saying what was done. Only this settles it.

    :raises NotVisible, NotPermitted, Invalid, Conflict:
    """
    if actor.role not in policies.MAY_TAKE_OVER:
        raise NotPermitted("Your role cannot take over a concern")
    if not action_taken.strip():
        raise Invalid("Say what you did", field="action_taken")
    concern = _locked(concern_id, actor)
    if concern.taken_over_at is not None:
        raise Conflict("Somebody has taken this over already")
    concern.owner_id = concern.taken_over_by_id = actor.user_id
    concern.taken_over_at, concern.action_taken = at, action_taken
    concern.save(update_fields=["owner", "taken_over_by", "taken_over_at", "action_taken"])
    remember(concern, ActKind.TAKEN_OVER, user_id=actor.user_id, at=at)
    _tell(concern, "Concern taken over", actor, at)
    return concern


@transaction.atomic
def open_concern(*, concern_id: UUID, actor: Actor, at: datetime) -> None:
    """Remember when this actor opened a concern for the first time: from then on they knew."""
    concern = Concern.objects.visible_to(actor).filter(pk=concern_id).first()
    if concern is None:
        raise NotVisible
    opened = ConcernAct.objects.filter(concern=concern, kind=ActKind.OPENED, user_id=actor.user_id)
    if not opened.exists():
        act = ConcernAct(concern=concern, kind=ActKind.OPENED, user_id=actor.user_id, at=at)
        ConcernAct.objects.bulk_create([act], ignore_conflicts=True)


def _locked(concern_id: UUID, actor: Actor) -> Concern:
    rows = Concern.objects.visible_to(actor).select_for_update(of=("self",))
    concern = rows.filter(pk=concern_id).first()
    if concern is None:
        raise NotVisible
    return concern


@transaction.atomic
def follow_up_concern(
    *, concern_id: UUID, new: NewFollowUp, actor: Actor, at: datetime
) -> ConcernFollowUp:
    """
    Add what came of a concern. The same `nonce` adds it once.

    :raises NotVisible, NotPermitted, Invalid:
    """
    if actor.role not in policies.MAY_TAKE_OVER:
        raise NotPermitted("Your role cannot record what came of a concern")
    concern = _locked(concern_id, actor)
    if not (new.council_reference or new.decision or new.feedback):
        raise Invalid("Enter what came of it", field="decision")
    held = ConcernFollowUp.objects.filter(concern=concern, nonce=new.nonce).first()
    if held is not None:
        return held
    made = ConcernFollowUp.objects.create(
        concern=concern, recorded_by_id=actor.user_id, recorded_at=at, **asdict(new)
    )
    remember(concern, ActKind.FOLLOWED_UP, user_id=actor.user_id, at=at)
    _tell(concern, "What came of a concern", actor, at)
    return made


def _tell(concern: Concern, label: str, actor: Actor, at: datetime) -> None:
    """Leave a line on the case and one in the trail; an allegation leaves none on the case."""
    if concern.kind != ConcernKind.ALLEGATION:
        note(
            Line(TimelineKind.CONCERN, label, "safeguarding", object_id=concern.pk),
            referral_id=concern.referral_id,
            at=at,
            by_id=actor.user_id,
        )
    audit.record(
        actor=actor,
        action=audit.Action.CHANGE,
        label="concern",
        people=[concern.person_id],
        shown=["safeguarding"],
        object_id=concern.pk,
    )
