"""Cases that went stale."""

from datetime import timedelta

from django.utils import timezone

from linkworkers.models import Reminder, RuleKind
from linkworkers.services import reminders
from referrals.models import Referral
from tests.factories.referrals import PersonFactory, World

LONG_AGO = timezone.now() - timedelta(days=40)


def stale(world: World, name: str = "Okafor", **fields: object) -> Referral:
    """Make a case nobody has spoken with for weeks."""
    moments = {"allocated_at": LONG_AGO, "first_contact_at": LONG_AGO, "accepted_at": LONG_AGO}
    person = PersonFactory(family_name=name)
    return world.referral(active=True, person=person, **moments | fields)


def raised(world: World, kind: RuleKind = RuleKind.NO_CONTACT) -> Reminder:
    """Return the one reminder of a case that went stale."""
    stale(world)
    reminders.raise_reminders(at=timezone.now())
    return Reminder.objects.get(rule__kind=kind)
