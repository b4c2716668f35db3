"""Passing a draft to a colleague of the practice."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from referrals import policies
from referrals.models import HandOver, TimelineKind
from referrals.services.steps import locked
from referrals.services.timeline import Line, note
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.errors import Invalid


@transaction.atomic
def pass_draft(*, referral_id: UUID, words: str, actor: Actor, at: datetime) -> HandOver:
    """
    Put a draft, or a referral that was sent back, on the practice's list of those to finish.

    Nothing of the draft changes. Passing it again, like back to the GP, writes a new line.
    :raises NotVisible, NotPermitted, Conflict, Invalid:
    """
    referral = locked(referral_id=referral_id, actor=actor, at=at)
    policies.check_pass(actor, referral)
    if not words.strip():
        raise Invalid(_("Say what is left to do"), field="note")
    row = HandOver.objects.create(
        referral=referral, note=words.strip(), passed_by_id=actor.user_id, passed_at=at
    )
    line = Line(
        TimelineKind.STEP, _("Passed to a colleague to finish"), "background", detail=row.note
    )
    note(line, referral_id=referral.pk, at=at, by_id=actor.user_id)
    audit.record(
        actor=actor,
        action=audit.Action.CHANGE,
        label="referral.pass",
        people=[referral.person_id] if referral.person_id else [],
        shown=["background"],
        object_id=referral.pk,
    )
    return row
