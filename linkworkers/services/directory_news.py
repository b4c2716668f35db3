"""What a worker wants to hear of the directory, and promising the weekly email on Mondays."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from linkworkers import policies
from linkworkers.models import DirectoryNews
from linkworkers.selectors.directory_news import workers_to_tell
from spcore.accounts.actor import Actor
from spcore.errors import NotPermitted
from spcore.outbox.publishing import publish_many
from spcore.working_days import LONDON

TOPIC = "directory.news"
HOUR = 7  # before work begins
MONDAY = 0


def choose_news(*, actor: Actor, is_on: bool, within_km: int, needs: list[str]) -> None:
    """Keep what the actor wants to hear. :raises NotPermitted:"""
    if actor.role not in policies.MAY_READ_DIRECTORY_NEWS:
        raise NotPermitted("Your role gets no news of the directory")
    said = {"is_on": is_on, "within_km": within_km, "needs": needs}
    DirectoryNews.objects.update_or_create(pk=actor.user_id, defaults=said)


def stop_news(*, user_id: UUID) -> None:
    """Send one worker no more of them, by the link of an email. Twice is once."""
    DirectoryNews.objects.update_or_create(pk=user_id, defaults={"is_on": False})


@transaction.atomic
def promise_news(*, at: datetime) -> int:
    """
    Promise this week's email to every link worker who did not turn it off.

    On Mondays from seven o'clock in London; one a worker and week, however often it runs.
    Returns how many were promised.
    """
    local = at.astimezone(LONDON)
    if local.weekday() != MONDAY or local.hour < HOUR:
        return 0
    users = set(workers_to_tell().values_list("user_id", flat=True))
    rows = [DirectoryNews(user_id=user_id) for user_id in sorted(users)]
    DirectoryNews.objects.bulk_create(rows, ignore_conflicts=True)
    due = DirectoryNews.objects.filter(pk__in=users, is_on=True)
    due = due.filter(Q(sent_for=None) | Q(sent_for__lt=local.date()))
    told = list(due.select_for_update(skip_locked=True).values_list("pk", flat=True))
    DirectoryNews.objects.filter(pk__in=told).update(sent_for=local.date())
    publish_many(topic=TOPIC, subjects=dict.fromkeys(told, (None, "")), at=at)
    return len(told)
