"""Texts from numbers nobody knows: kept for a supervisor, and what was done about one."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from linkworkers.models import UnknownText
from linkworkers.selectors.unknown_texts import unknown_text_for
from spcore import audit
from spcore.accounts.actor import SYSTEM, Actor
from spcore.errors import Conflict, Invalid
from spcore.notify.incoming import Received, takes_texts


@takes_texts("unknown")
def take_unknown_text(text: Received) -> bool:
    """Keep what nobody else took. Asked last: it takes everything (see `linkworkers.apps`)."""
    row = UnknownText.objects.create(number=text.number, words=text.words, received_at=text.at)
    _record(SYSTEM, audit.Action.CREATE, row)
    return True


@transaction.atomic
def settle_unknown_text(
    *, unknown_text_id: UUID, done: str, actor: Actor, at: datetime
) -> UnknownText:
    """
    Say what was done about one; the same words of the same person again change nothing.

    :raises NotVisible, Invalid:
    :raises Conflict: when somebody else has dealt with it meanwhile.
    """
    if not done.strip():
        raise Invalid(_("Say what you did"), field="done")
    unknown_text_for(actor=actor, unknown_text_id=unknown_text_id)
    row = UnknownText.objects.select_for_update().get(pk=unknown_text_id)
    if (row.done, row.done_by_id) == (done, actor.user_id):
        return row
    if row.done_at is not None:
        raise Conflict(_("Somebody has dealt with this text already"))
    row.done, row.done_by_id, row.done_at = done, actor.user_id, at
    row.save(update_fields=["done", "done_by", "done_at"])
    _record(actor, audit.Action.CHANGE, row)
    return row


def _record(actor: Actor, action: audit.Action, row: UnknownText) -> None:
    audit.record(
        actor=actor,
        action=action,
        label="text.unknown",
        people=[],
        shown=["case_notes", "contact"],
        object_id=row.pk,
    )
