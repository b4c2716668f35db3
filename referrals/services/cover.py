"""Opening a colleague's case: one tap, a reason, sixty minutes (practice.md 9)."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from referrals import policies
from referrals.models import CoverGrant, CoverReason, Referral, TimelineKind
from referrals.services.timeline import Line, note
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.errors import Invalid, NotPermitted, NotVisible
from spcore.outbox.publishing import publish

LENGTH = timedelta(minutes=60)


@transaction.atomic
def cover_case(*, referral_id: UUID, actor: Actor, at: datetime, reason: str) -> CoverGrant:
    """
    Open a case of the actor's own team to them for an hour. Restricted people need break-glass.

    :raises NotPermitted, NotVisible, Invalid:
    """
    if actor.role not in policies.MAY_COVER:
        raise NotPermitted("Only link workers cover for each other")
    rows = Referral.objects.visible_to(actor).filter(person__is_restricted=False)
    referral = rows.filter(pk=referral_id).first()
    if referral is None:
        raise NotVisible
    if reason not in CoverReason.values:
        raise Invalid("Say why you open a colleague's case", field="reason")
    grant = CoverGrant.objects.create(
        referral=referral,
        user_id=actor.user_id,
        reason=reason,
        granted_at=at,
        expires_at=at + LENGTH,
    )
    label = f"Opened by a colleague: {CoverReason(reason).label.lower()}"
    note(
        Line(TimelineKind.COVER, label, "case_notes", object_id=grant.pk),
        referral_id=referral.pk,
        at=at,
        by_id=actor.user_id,
    )
    audit.record(
        actor=actor,
        action=audit.Action.COVER,
        label="cover",
        people=[referral.person_id],
        object_id=referral.pk,
        purpose=str(CoverReason(reason).label),
    )
    publish(topic="cover.grant", subject_id=grant.pk, at=at)
    return grant
