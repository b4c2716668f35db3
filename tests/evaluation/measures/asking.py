"""Questions that were sent by link."""

from datetime import timedelta

from django.utils import timezone

from evaluation.measures.models import Asking, Occasion
from evaluation.measures.services import issue_asking, promise_asking
from referrals.services import NewConsent, record_consent
from referrals.states import Status
from tests.factories.measures import choose
from tests.factories.referrals import small_world

DAY = timedelta(days=1)


def reachable(world, **person):
    """Return a case of somebody whom a link may reach."""
    person = {"email": "person@example.org", "may_email": True, **person}
    return world.referral(
        active=True, **{f"person__{name}": value for name, value in person.items()}
    )


def sent(world, *families):
    """Return an asking about these measures, and the secret of its link."""
    choose(world, *families, is_by_link=True, read_by="the duty worker, on weekdays")
    now = timezone.now()
    asking = promise_asking(
        referral_id=reachable(world).pk, occasion=Occasion.BASELINE, actor=world.worker, at=now
    )
    token = issue_asking(asking_id=asking.pk, at=now)
    return Asking.objects.get(pk=asking.pk), token


def closed(world, *, first=185, ended=40, **person):
    """Return a case whose first contact, and whose end, was that many days ago."""
    now = timezone.now()
    person = {"email": "person@example.org", "may_email": True, **person}
    return world.referral(
        active=True,
        status=Status.CLOSED,
        outcome="goals_met",
        whose_move="nobody",
        first_contact_at=now - first * DAY,
        closed_at=now - ended * DAY,
        **{f"person__{name}": value for name, value in person.items()},
    )


def agree(world, case, *, yes=True, days_ago=45):
    """Record what the person said to being asked after the end."""
    at = timezone.now() - days_ago * DAY
    new = NewConsent(
        person_id=case.person_id,
        purpose="afterwards",
        is_given=yes,
        how="spoken",
        given_on=timezone.localdate(at),
    )
    return record_consent(new=new, actor=world.worker, at=at)


def a_month_after_the_end():
    """Leave somebody whose support has ended, who agreed to be asked again by a link."""
    world = small_world()
    choose(world, "ucla3", is_by_link=True)
    agree(world, closed(world))
    return {}
