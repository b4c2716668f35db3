"""Ticking off the warnings of an old record, and holding what would go out before that."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from referrals.models import MustRead
from spcore import audit
from spcore.accounts.actor import Actor
from spcore.accounts.roles import CASE_ROLES
from spcore.errors import Conflict, NotPermitted, NotVisible


@transaction.atomic
def tick_must_read(*, must_read_id: UUID, actor: Actor, at: datetime) -> MustRead:
    """
    Say that the actor has read a warning. The first who does is kept.

    :raises NotVisible, NotPermitted:
    """
    if actor.role not in CASE_ROLES:
        raise NotPermitted("Your role does not read these")
    rows = MustRead.objects.visible_to(actor).select_for_update(of=("self",))
    row = rows.filter(pk=must_read_id).first()
    if row is None:
        raise NotVisible
    if row.read_at is None:
        row.read_by_id, row.read_at = actor.user_id, at
        row.save(update_fields=["read_by", "read_at"])
        audit.record(
            actor=actor,
            action=audit.Action.CHANGE,
            label="must_read",
            people=[row.person_id],
            shown=["safeguarding"],
            object_id=row.pk,
        )
    return row


def refuse_unread(person_id: UUID | None) -> None:
    """
    Refuse to send anything about somebody whose old record holds a warning nobody has read.

    Whatever sends asks this at the moment of sending. :raises Conflict:
    """
    if MustRead.objects.filter(person_id=person_id).unread().exists():
        raise Conflict(_("Read what the old record warns of first: it is on the list “Read first”"))
