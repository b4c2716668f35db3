"""Giving a mobile number for texts, confirming that it is one's own, and taking it away."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from spcore import audit
from spcore.accounts.actor import Actor
from spcore.accounts.models import TextNumber
from spcore.accounts.text_codes import MOST_TRIES, TOPIC, hash_of_code
from spcore.errors import Invalid, NotVisible
from spcore.notify import texts
from spcore.outbox.publishing import publish


@transaction.atomic
def give_number(*, number: str, actor: Actor, at: datetime) -> TextNumber:
    """Keep a number and promise a code to it. Nothing else goes there yet. :raises Invalid:"""
    mobile = texts.mobile(number)
    if not mobile:
        raise Invalid(_("Enter a UK mobile number, like 07700 900123"), field="number")
    held, _made = TextNumber.objects.update_or_create(
        user_id=actor.user_id,
        defaults={"number": mobile, "code_hash": "", "tries": 0, "confirmed_at": None},
    )
    publish(topic=TOPIC, subject_id=held.pk, at=at)
    _note(actor, "mobile number for texts given")
    return held


@transaction.atomic
def confirm_number(*, code: str, actor: Actor, at: datetime) -> str:
    """
    Take the code that was texted; five wrong ones end it.

    Returns what is wrong in words: nothing when texts go there from now on. :raises NotVisible:
    """
    rows = TextNumber.objects.visible_to(actor).select_for_update()
    held = rows.filter(confirmed_at=None).first()
    if held is None:
        raise NotVisible
    if held.code_ends_at is None or held.code_ends_at <= at or held.tries >= MOST_TRIES:
        return _("This code has ended. Ask for a new one")
    typed = "".join(code.split())
    if not constant_time_compare(hash_of_code(held.pk, typed), held.code_hash):
        held.tries += 1
        held.save(update_fields=["tries"])
        return _("This is not the code")
    held.confirmed_at, held.code_hash = at, ""
    try:
        with transaction.atomic():
            held.save(update_fields=["confirmed_at", "code_hash"])
    except IntegrityError:
        return _("Somebody else who works here gets texts at this number")
    _note(actor, "mobile number for texts confirmed")
    return ""


@transaction.atomic
def remove_number(*, actor: Actor) -> None:
    """Send no more texts, and forget the number. A second time changes nothing."""
    gone, _tables = TextNumber.objects.visible_to(actor).delete()
    if gone:
        _note(actor, "mobile number for texts removed")


def _note(actor: Actor, label: str) -> None:
    audit.record(actor=actor, action=audit.Action.SETTINGS, label=label, object_id=actor.user_id)
