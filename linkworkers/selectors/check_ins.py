"""Whom a private link may reach, and which check-in a link opens."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from linkworkers.models import CheckIn
from referrals.models import Concern, ContactChannel, Person, WhosePhone
from referrals.selectors import ABLE_FROM, age_on
from referrals.states import OPEN
from spcore.accounts.tokens import hash_of


def address_of(person: Person, *, at: datetime) -> str:
    """
    Return the email address a private link may go to now; nothing where it must not be sent.

    Never with a safe-contact rule, to a restricted record, to a child (a parent may read it:
    practice.md 14), or in a language the person does not read (practice.md 32 and 33). Read again
    at the moment of sending.
    """
    reachable = person.may_email and person.preferred_channel != ContactChannel.THROUGH
    return person.email if reachable and is_free_to_reach(person, at=at) else ""


def is_free_to_reach(person: Person, *, at: datetime) -> bool:
    """Tell whether nothing on the record speaks against a message that nobody watches over."""
    flagged = (
        person.safe_contact_note
        or person.what_to_say
        or person.is_address_sensitive
        or person.is_restricted
        or person.needs_interpreter
        or person.objects_to
        or person.phone_belongs_to not in ("", WhosePhone.OWN)
    )
    is_able = age_on(person, on=timezone.localdate(at)) >= ABLE_FROM and person.died_on is None
    if flagged or not is_able or person.merged_into_id is not None:
        return False
    # While a concern is open, somebody rings them. That there is an allegation, no page tells.
    concerns = Concern.objects.about_the_person().filter(person_id=person.pk)
    return not concerns.open().exists()


def to_send(check_in_id: UUID) -> CheckIn | None:
    """Return a promised check-in of a referral that is still open, with its person."""
    rows = CheckIn.objects.select_related("person", "referral__scheme")
    return rows.filter(pk=check_in_id, answered_at=None, referral__status__in=OPEN).first()


def check_in_of_link(*, token: str, at: datetime) -> CheckIn | None:
    """Return the check-in whose link this is, while it works."""
    return _working(at).filter(token_hash=hash_of(token)).first() if token else None


def working_check_in(*, check_in_id: str | None, at: datetime) -> CheckIn | None:
    """Return the check-in that a browser opened, while it works."""
    if not check_in_id:
        return None
    return _working(at).filter(pk=check_in_id).first()


def _working(at: datetime) -> QuerySet[CheckIn]:
    rows = CheckIn.objects.select_related("referral__scheme", "person")
    alive = Q(expires_at__gt=at, answered_at=None, person__died_on=None)
    return rows.filter(alive, referral__status__in=OPEN)
