"""A kind letter to somebody nobody can reach: what it says, and whether one is still due."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max
from django.utils.translation import gettext as _

from linkworkers.models import Contact, ContactMode, ContactResult
from referrals.models import Person, Referral
from spcore.ui import dates
from spcore.working_days import due_on

DAYS_TO_ANSWER = 10  # working days before anybody goes on


@dataclass(frozen=True, slots=True)
class KindLetter:
    """The letter as it would be written now. It says nothing of the need, nor of why."""

    name: str
    address: tuple[str, ...]
    team: str
    worker: str
    phone: str
    written_on: str
    until: str


def kind_letter(referral: Referral, *, at: datetime) -> KindLetter:
    """Return it. Expects team, link worker and person to be loaded."""
    person, worker = referral.whom, referral.link_worker
    lines = [person.name, *person.address.replace("\n", ",").split(","), person.postcode]
    team = referral.team
    return KindLetter(
        name=person.preferred_name or person.given_name,
        address=tuple(line.strip() for line in lines if line.strip()),
        team=team.name if team else "",
        worker=worker.name if worker else "",
        phone=(worker.phone if worker else "") or (team.phone if team else ""),
        written_on=dates.day(at),
        until=dates.day(due_on(at, days=DAYS_TO_ANSWER)),
    )


def why_no_letter(person: Person) -> str:
    """Return why none may be written to them; nothing where one may."""
    if person.died_on is not None:
        return _("The record says that this person has died")
    if person.is_address_sensitive or not person.may_post:
        return _("Letters are not safe for this person")
    if not person.address:
        return _("No address is known")
    return ""


def is_letter_due(referral: Referral) -> bool:
    """Tell whether a letter may be written and none was since somebody last spoke to them."""
    if why_no_letter(referral.whom):
        return False
    contacts = Contact.objects.filter(referral=referral)
    last = contacts.filter(result=ContactResult.REACHED).aggregate(at=Max("at"))["at"]
    letters = contacts.filter(mode=ContactMode.LETTER, result=ContactResult.SENT)
    return not (letters.filter(at__gt=last) if last else letters).exists()
