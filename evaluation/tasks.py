"""Started by beat."""

from typing import Any

from celery import shared_task
from django.utils import timezone

from evaluation import services
from evaluation.measures import services as measures


@shared_task
def rebuild_facts(**_future: Any) -> None:
    """Build the facts again: what no promise told of, like a merge, is in by morning."""
    services.rebuild_facts(at=timezone.now())


@shared_task
def ask_afterwards(**_future: Any) -> None:
    """Send the questions of a month to people whose support has ended, who agreed to it."""
    measures.promise_due(at=timezone.now())


@shared_task
def publish_figures(**_future: Any) -> None:
    """Publish the periods that have closed. Running it again publishes nothing."""
    services.publish_figures(at=timezone.now())
