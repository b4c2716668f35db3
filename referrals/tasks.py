"""Started by beat."""

from typing import Any

from celery import shared_task
from django.utils import timezone

from referrals import services


@shared_task
def promise_digests(**_future: Any) -> None:
    """Promise the weekly digests. Running it again promises none twice."""
    services.promise_digests(at=timezone.now())


@shared_task
def tidy_drafts(**_future: Any) -> None:
    """Mark the drafts whose owners were told seven days ago, then tell those who are next."""
    now = timezone.now()
    services.mark_stale_drafts(at=now)
    services.warn_of_stale_drafts(at=now)


@shared_task
def expire_unanswered(**_future: Any) -> None:
    """Let expire what no service answered in time. Running it again expires nothing twice."""
    services.expire_unanswered(at=timezone.now())
