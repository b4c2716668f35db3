"""What people who are referred answer by text: it goes to whoever has their case."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from linkworkers.models import AppointmentMessage, CheckIn, RuleKind, TextReply
from linkworkers.selectors.danger import may_mean_danger
from linkworkers.services.reminders.raising import raise_now
from referrals import services as referrals
from referrals.models import CameBy, Person, Referral, TimelineKind
from referrals.services.concerns import raise_unattended
from referrals.states import OPEN, Status
from spcore import audit
from spcore.accounts.actor import SYSTEM
from spcore.errors import Conflict
from spcore.notify.incoming import Received, takes_texts

TOLD_WITHIN = timedelta(days=60)  # only whom we wrote to is looked for among all people


@takes_texts("reply")
def take_reply(text: Received) -> bool:
    """
    Keep a text of somebody we wrote to, on their case. Returns whether it was one.

    Words of danger go into the read-now lane at once (practice.md 2). Of a number that a family
    shares, the text is put on the case of whoever was written to last.
    """
    referral = _case_of(text)
    if referral is None:
        return False
    reply = TextReply.objects.create(referral=referral, words=text.words, answered_at=text.at)
    line = referrals.Line(
        TimelineKind.CONTACT,
        _("Answered by text"),
        "case_notes",
        detail=text.words,
        object_id=reply.pk,
    )
    referrals.note(line, referral_id=referral.pk, at=text.at, by_id=None)
    audit.record(
        actor=SYSTEM,
        action=audit.Action.CREATE,
        label="text.reply",
        people=[referral.person_id],
        shown=["case_notes"],
        object_id=reply.pk,
    )
    if not (may_mean_danger(text.words) and _put_in_lane(referral, text)):
        raise_now(RuleKind.REPLIED, referral=referral, at=text.at)
    return True


def _case_of(text: Received) -> Referral | None:
    digits = text.number.removeprefix("+44")
    since = text.at - TOLD_WITHIN
    told = [
        model.objects.filter(person=OuterRef("pk"), promised_at__gt=since)
        for model in (CheckIn, AppointmentMessage)
    ]
    people = Person.objects.filter(Exists(told[0]) | Exists(told[1]))
    people = people.filter(phone__regex=r"\D*".join(digits) + r"\D*$")
    rows = Referral.objects.filter(person__in=people, status__in=[*OPEN, Status.CLOSED])
    return rows.select_related("person").order_by("-submitted_at", "pk").first()


def _put_in_lane(referral: Referral, text: Received) -> bool:
    """Return whether somebody has it who reads it first."""
    try:
        with transaction.atomic():
            raise_unattended(
                referral=referral,
                what="\n\n".join([_("They answered by text:"), text.words]),
                came_by=CameBy.TEXT,
                actor=SYSTEM,
                at=text.at,
            )
    except Conflict:  # nobody could own it: it stays on the list of whoever has the case
        return False
    return True
