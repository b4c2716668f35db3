"""Texts from numbers nobody knows: kept for a supervisor, and what was done about one."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from linkworkers.models import UnknownText
from linkworkers.selectors.danger import may_mean_danger
from linkworkers.selectors.unknown_texts import unknown_text_for
from spcore import audit
from spcore.accounts.actor import SYSTEM, Actor
from spcore.errors import Conflict, Invalid
from spcore.notify.incoming import Received, takes_texts
from spcore.outbox.models import Lane
from spcore.outbox.publishing import publish

DANGER = "text.danger"
PATIENCE = timedelta(minutes=15)
LONGEST_SENDER = 20


@takes_texts("unknown", is_last=True)
def take_unknown_text(text: Received) -> bool:
    """
    Keep what nobody else took. Asked last: it takes everything.

    Where its words may mean danger, every supervisor is told at once (practice.md 2).
    """
    sender = (text.number or text.sender)[:LONGEST_SENDER]
    row = UnknownText.objects.create(number=sender, words=text.words, received_at=text.at)
    _record(SYSTEM, audit.Action.CREATE, row)
    if may_mean_danger(row.words):
        publish(topic=DANGER, subject_id=row.pk, at=text.at, lane=Lane.SAFETY)
    return True


@transaction.atomic
def pass_on_dangerous(*, at: datetime) -> int:
    """
    Pass what may mean danger, and nobody has dealt with for so long, on to the leads; once.

    From the database's age: it needs no broker, and stands on their pages without mail.
    """
    rows = UnknownText.objects.open().filter(received_at__lte=at - PATIENCE, passed_on_at=None)
    rows = rows.select_for_update(of=("self",), skip_locked=True).order_by("received_at", "pk")
    found = [row for row in rows if may_mean_danger(row.words)]
    for row in found:
        row.passed_on_at = at
        row.save(update_fields=["passed_on_at"])
        publish(topic=DANGER, subject_id=row.pk, at=at, lane=Lane.SAFETY)
    return len(found)


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
