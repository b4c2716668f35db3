"""A reminder is dealt with, put off, or taken up again."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from linkworkers.models import Reminder, ReminderState
from spcore.accounts.actor import Actor
from spcore.errors import Conflict, Invalid, NotVisible
from spcore.working_days import LONDON

UNDO = timedelta(minutes=15)
FURTHEST = timedelta(days=92)


@transaction.atomic
def settle(*, reminder_id: UUID, actor: Actor, at: datetime) -> Reminder:
    """
    Say that it is dealt with. A second tap changes nothing; one that ended by itself stays ended.

    :raises NotVisible:
    """
    reminder = _locked(reminder_id, actor)
    if reminder.state == ReminderState.OPEN:
        reminder.state, reminder.settled_at = ReminderState.DONE, at
        reminder.settled_by_id = actor.user_id
        reminder.save(update_fields=["state", "settled_at", "settled_by"])
    return reminder


@transaction.atomic
def take_up_again(*, reminder_id: UUID, actor: Actor, at: datetime) -> Reminder:
    """Undo `settle`, by whoever did it, for a quarter of an hour. :raises NotVisible, Conflict:"""
    reminder = _locked(reminder_id, actor)
    mine = reminder.state == ReminderState.DONE and reminder.settled_by_id == actor.user_id
    if not mine or reminder.settled_at is None or at - reminder.settled_at > UNDO:
        raise Conflict(_("This can no longer be undone"))
    reminder.state, reminder.settled_at = ReminderState.OPEN, None
    reminder.settled_by_id = None
    reminder.save(update_fields=["state", "settled_at", "settled_by"])
    return reminder


@transaction.atomic
def put_off(*, reminder_id: UUID, actor: Actor, at: datetime, until: date) -> Reminder:
    """
    Hide it until a day, at most three months away.

    :raises NotVisible: when there is no such reminder to do.
    :raises Invalid: for a day that is not ahead, or too far.
    """
    today = at.astimezone(LONDON).date()
    if not today < until <= today + FURTHEST:
        raise Invalid(_("Choose a day after today, within three months"), field="until")
    reminder = _locked(reminder_id, actor)
    if reminder.state == ReminderState.OPEN:
        reminder.later_on = until
        reminder.save(update_fields=["later_on"])
    return reminder


def _locked(reminder_id: UUID, actor: Actor) -> Reminder:
    rows = Reminder.objects.visible_to(actor).select_for_update(of=("self",))
    reminder = rows.select_related("referral").filter(pk=reminder_id).first()
    if reminder is None:
        raise NotVisible
    return reminder
