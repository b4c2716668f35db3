"""Started by beat."""

from typing import Any

from celery import shared_task
from django.utils import timezone

from evaluation.fund.services import awards, rounds


@shared_task
def keep_days(**_future: Any) -> None:
    """Close rounds whose last day is over, and ask for reports. Running it again does nothing."""
    now = timezone.now()
    rounds.close_rounds(at=now)
    awards.ask_for_reports(at=now)
