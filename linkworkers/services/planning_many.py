"""Planning the next step of several people: each its own verdict, none stops the others."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from linkworkers import policies
from linkworkers.services.allocating_many import MOST, Verdict
from linkworkers.services.contacts import change_case
from referrals import services as referrals
from referrals.models import Concern, MustRead, Referral, TimelineKind
from referrals.states import IN_HAND
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, DomainError, NotPermitted, NotVisible
from spcore.ui import dates


@dataclass(frozen=True, slots=True)
class NextStep:
    """What comes next, and when; without words each keeps those it has."""

    on: date
    words: str = ""


def plan_many(
    *, referral_ids: Sequence[UUID], step: NextStep, actor: Actor, at: datetime
) -> list[Verdict]:
    """
    Plan it for each of the actor's own people, in a transaction of its own.

    Never closes anything, records no agreement, clears no risk (practice.md 8): whoever has an open
    concern, a warning to read, or has died is planned on their own page.
    """
    verdicts = []
    for referral_id in referral_ids[:MOST]:
        try:
            words = _plan(referral_id, step, actor, at)
        except NotVisible:
            verdicts.append(Verdict(referral_id, False, _("Not found")))
        except DomainError as refusal:
            verdicts.append(Verdict(referral_id, False, str(refusal)))
        else:
            verdicts.append(Verdict(referral_id, True, words))
    return verdicts


@transaction.atomic
def _plan(referral_id: UUID, step: NextStep, actor: Actor, at: datetime) -> str:
    referral = referrals.locked(referral_id=referral_id, actor=actor, at=at)
    policies.check_writes(actor, referral, "status", at=at)
    if referral.link_worker_id != actor.user_id:
        raise NotPermitted(_("Somebody else works with this person"))
    _refuse_what_needs_a_look(referral, actor, at)
    words = step.words or referral.next_action or _("Get in touch")
    change_case(referral, {"next_action": words, "next_action_on": step.on}, at)
    said = _("%(day)s: %(words)s") % {"day": dates.day(step.on), "words": words}
    line = referrals.Line(TimelineKind.STEP, _("Next step planned"), "status", detail=said)
    referrals.note(line, referral_id=referral.pk, at=at, by_id=actor.user_id)
    audit.record(
        actor=actor,
        action=audit.Action.CHANGE,
        label="next_step",
        people=[referral.whom.pk],
        shown=["status"],
        object_id=referral.pk,
    )
    return said


def _refuse_what_needs_a_look(referral: Referral, actor: Actor, at: datetime) -> None:
    if referral.status not in IN_HAND:
        raise Conflict(_("This is over, or nobody works with them yet"))
    if referral.whom.died_on is not None:
        raise Conflict(_("They have died: look at their page"))
    # Of those that the actor may read: to refuse for any other would tell that there is one.
    concerns = Concern.objects.visible_to(actor, at=at).filter(person_id=referral.whom.pk)
    if concerns.open().exists():
        raise Conflict(_("Look at their page first: it is not put off with others"))
    if MustRead.objects.filter(referral=referral).unread().exists():
        raise Conflict(_("An old record warns of something: read it first"))
