"""Asking people who wait how they are, and taking their answer."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from linkworkers.models import (
    AppointmentMessage,
    CheckIn,
    HowIs,
    News,
    Reminder,
    RuleKind,
)
from linkworkers.selectors.reaching import way_to
from linkworkers.services.reminders.raising import raise_now
from referrals import services as referrals
from referrals.models import CameBy, TimelineKind
from referrals.selectors import has_crisis_words
from referrals.services.concerns import raise_unattended
from spcore import audit
from spcore.accounts.actor import SYSTEM
from spcore.accounts.tokens import hash_of
from spcore.errors import Conflict
from spcore.outbox.publishing import publish_many
from spcore.private_links import new_token

TOPIC = "check_in.send"
LASTS = timedelta(days=7)  # security.md D3


def promise_check_ins(*, reminders: Iterable[Reminder], day: date, at: datetime) -> int:
    """
    Promise a question to each person whom a link may reach; others are rung, as their list says.

    By text or email, one a person and day. `reminders` come with referral, scheme and person.
    Returns how many.
    """
    wanted = {
        row.referral.whom.pk: row.referral
        for row in reminders
        if way_to(row.referral.whom, scheme=row.referral.scheme, at=at).is_open
    }
    told = AppointmentMessage.objects.filter(news=News.REMINDER, day=day, person__in=wanted)
    for person_id in told.values_list("person_id", flat=True):  # once a day is enough
        del wanted[person_id]
    rows = [
        CheckIn(referral=referral, person_id=person_id, day=day, promised_at=at)
        for person_id, referral in wanted.items()
    ]
    CheckIn.objects.bulk_create(rows, ignore_conflicts=True)
    new = CheckIn.objects.filter(pk__in=[row.pk for row in rows]).select_related("referral")
    subjects = {row.pk: (row.referral.link_worker_id, row.referral.reference) for row in new}
    publish_many(topic=TOPIC, subjects=subjects, at=at)
    return len(subjects)


def issue_link(*, check_in_id: UUID, at: datetime) -> str:
    """Give a check-in a new secret, which ends an older one, and return it."""
    token = new_token()
    CheckIn.objects.filter(pk=check_in_id, answered_at=None).update(
        token_hash=hash_of(token), sent_at=at, expires_at=at + LASTS
    )
    return token


@transaction.atomic
def answer_check_in(
    *, check_in_id: UUID, how: HowIs, words: str, wants_offers: bool = False, at: datetime
) -> bool | None:
    """
    Keep what the person says. "Not safe", or words of danger, go into the read-now lane at once.

    "Worse" is on the list of whoever has the case from this moment; "better" and "the same" end
    what asked. Who wants to hear what to do meanwhile is on the team's list.

    Returns whether somebody has it who reads it first: None where nobody need.
    :raises Conflict: when it was answered already, or no longer works.
    """
    rows = CheckIn.objects.select_for_update(of=("self",)).select_related("referral__person")
    check_in = rows.filter(pk=check_in_id, answered_at=None, expires_at__gt=at).first()
    if check_in is None:
        raise Conflict(_("This was answered already, or the link is too old"))
    check_in.how, check_in.words, check_in.answered_at = how, words.strip(), at
    check_in.wants_offers = wants_offers
    check_in.save(update_fields=["how", "words", "wants_offers", "answered_at"])
    _note(check_in, at)
    if wants_offers:
        raise_now(RuleKind.MEANWHILE, referral=check_in.referral, at=at)
    if how == HowIs.NOT_SAFE or has_crisis_words(words):
        return _put_in_lane(check_in, at)
    if how == HowIs.WORSE:
        raise_now(RuleKind.WORSE, referral=check_in.referral, at=at)
    return None


def _note(check_in: CheckIn, at: datetime) -> None:
    label = _("Answered how they are: %(how)s") % {"how": HowIs(check_in.how).label.lower()}
    line = referrals.Line(
        TimelineKind.CONTACT, label, "case_notes", detail=check_in.words, object_id=check_in.pk
    )
    referrals.note(line, referral_id=check_in.referral_id, at=at, by_id=None)
    audit.record(
        actor=SYSTEM,
        action=audit.Action.CREATE,
        label="check_in.answer",
        people=[check_in.person_id],
        shown=["case_notes"],
        object_id=check_in.pk,
    )


def _put_in_lane(check_in: CheckIn, at: datetime) -> bool:
    said = [_("Asked how they are, the person answered: %s") % HowIs(check_in.how).label]
    try:
        with transaction.atomic():
            raise_unattended(
                referral=check_in.referral,
                what="\n\n".join(filter(None, [*said, check_in.words])),
                came_by=CameBy.WEB_FORM,
                actor=SYSTEM,
                at=at,
            )
    except Conflict:  # nobody could own it: it stays on the team's list, and the page says so
        raise_now(RuleKind.WORSE, referral=check_in.referral, at=at)
        return False
    return True
