"""Questions that were sent by link."""

from django.utils import timezone

from evaluation.measures.models import Asking, Occasion
from evaluation.measures.services import issue_asking, promise_asking
from tests.factories.measures import choose


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
