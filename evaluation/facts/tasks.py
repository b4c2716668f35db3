"""Started by beat."""

from typing import Any

from celery import shared_task
from django.utils import timezone

from evaluation.facts import services


@shared_task
def publish_quarters(**_future: Any) -> None:
    """Publish the quarters that have closed. Running it again publishes nothing."""
    services.publish_closed_quarters(at=timezone.now())
