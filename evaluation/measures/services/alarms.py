"""Answers that may mean danger: the risk pathway opens at once, in words. No score, no grade."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction
from django.utils.translation import gettext as _

from evaluation.measures.models import Assessment, Instrument
from evaluation.measures.scoring import Answers
from referrals import services as cases
from referrals.models import CameBy, ConcernKind, Referral
from referrals.services.concerns import NewConcern, raise_unattended
from spcore.accounts.actor import SYSTEM, Actor
from spcore.errors import Conflict
from spcore.ui import dates


@dataclass(frozen=True, slots=True)
class Alarm:
    """The concern that was raised; none where nobody could own it, which the page must say."""

    concern_id: UUID | None


@dataclass(frozen=True, slots=True)
class Unsaved:
    """What stands in a form that was not saved. `nonce` is the form's own: it tells once."""

    referral_id: UUID
    instrument: Instrument
    answers: Answers
    nonce: UUID | None


def raise_alarm(
    assessment: Assessment, *, actor: Actor, at: datetime, nonce: UUID | None = None
) -> Alarm | None:
    """Raise a concern in the worker's name for an answer that may mean danger."""
    kind, said = said_of_danger(assessment.instrument, assessment.answers)
    when = _("Answered on %(day)s, %(how)s.") % {
        "day": dates.day(assessment.answered_on),
        "how": str(assessment.get_collected_display()).lower(),
    }
    new = _concern(kind, said, when, nonce)
    return _tell(new, assessment.referral_id, actor=actor, at=at) if new else None


def raise_alarm_unsaved(unsaved: Unsaved, *, actor: Actor, at: datetime) -> Alarm | None:
    """
    Raise one for a form that was given up, or sent back for another field (practice.md 6).

    Saving the same form later raises no second one for the same answer.
    :raises NotVisible, NotPermitted:
    """
    kind, said = said_of_danger(unsaved.instrument, unsaved.answers)
    when = _("Said in a form that was not saved, or not yet.")
    new = _concern(kind, said, when, unsaved.nonce)
    return _tell(new, unsaved.referral_id, actor=actor, at=at) if new else None


def _concern(kind: str, said: list[str], when: str, nonce: UUID | None) -> NewConcern | None:
    if not said:
        return None
    return NewConcern(
        kind=ConcernKind(kind),
        what="\n\n".join([*said, when, _asked()]),
        nonce=uuid5(nonce, "\n".join(said)) if nonce else None,
    )


def _tell(new: NewConcern, referral_id: UUID, *, actor: Actor, at: datetime) -> Alarm:
    try:
        with transaction.atomic():
            concern = cases.raise_concern(new=new, referral_id=referral_id, actor=actor, at=at)
    except Conflict:
        return Alarm(None)
    return Alarm(concern.pk)


def raise_alarm_unattended(
    referral: Referral, instrument: Instrument, answers: Answers, *, at: datetime
) -> Alarm | None:
    """Put an answer given on somebody's own phone into the read-now lane, finished or not."""
    _kind, said = said_of_danger(instrument, answers)
    if not said:
        return None
    what = "\n\n".join([*said, _("Answered by a private link; nobody was with them.")])
    try:
        with transaction.atomic():
            concern = raise_unattended(
                referral=referral, what=what, came_by=CameBy.WEB_FORM, actor=SYSTEM, at=at
            )
    except Conflict:
        return Alarm(None)
    return Alarm(concern.pk)


def said_of_danger(instrument: Instrument, answers: Answers) -> tuple[str, list[str]]:
    """Return the kind of concern, and each such answer in words."""
    items = {item.code: item for item in instrument.questions()}
    kind, said = "", []
    for alarm in instrument.alarms:
        answer = answers.get(alarm["item"])
        if answer is not None and answer > alarm["above"]:
            item, kind = items[alarm["item"]], alarm["kind"]
            said.append(f"{instrument.name}. “{item.text}”: “{item.words_of(answer)}”.")
    return kind, said


def _asked() -> str:
    return _(
        "Ask them about it now, and write down here, or in a note, that you asked and what they "
        "said. If it is known already, say which plan is in place and which clinician knows."
    )
