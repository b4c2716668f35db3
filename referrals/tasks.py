"""Started by beat."""

from typing import Any

from celery import shared_task
from django.utils import timezone

from referrals import services


@shared_task
def promise_digests(**_future: Any) -> None:
    """Promise the weekly digests. Running it again promises none twice."""
    services.promise_digests(at=timezone.now())
