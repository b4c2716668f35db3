"""Keeping what somebody answers of themself by a private link."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from linkworkers.models import About
from linkworkers.selectors import own_links as links
from linkworkers.services.own_links import note_by_link
from referrals.services import EqualityFields
from referrals.services.equality import record_own_answers
from spcore import audit
from spcore.accounts.actor import SYSTEM
from spcore.errors import NotVisible


@transaction.atomic
def keep_own_answers(*, link_id: str | None, new: EqualityFields, at: datetime) -> None:
    """
    Keep the answers, for whoever has the case; the link works no more.

    :raises NotVisible: when it did not work, or was to something else.
    """
    link = links.working_link(link_id=link_id, at=at, about=About.EQUALITY)
    if link is None:
        raise NotVisible
    row = record_own_answers(referral=link.referral, new=new, asked_by_id=link.sent_by_id, at=at)
    link.answered_at = link.ended_at = at
    link.save(update_fields=["answered_at", "ended_at"])
    note_by_link(_("The equality questions: they answered by their link"), link, at, by_id=None)
    audit.record(
        actor=SYSTEM,
        action=audit.Action.CHANGE,
        label="equality_by_link",
        people=[link.referral.person_id],
        shown=["equality"],
        object_id=row.pk,
        purpose="by the person's own private link",
    )
