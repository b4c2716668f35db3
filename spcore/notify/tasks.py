"""Started by beat."""

from typing import Any

from celery import shared_task
from django.utils import timezone

from spcore.notify import incoming
from spcore.notify.receipts import read_receipts as read


@shared_task
def read_receipts(**_future: Any) -> None:
    """Learn what became of texts. Repeating it asks only about those nobody knows of."""
    read(at=timezone.now())


@shared_task
def read_texts(**_future: Any) -> None:
    """Take what came in by text. Running it again takes nothing twice."""
    incoming.read_texts()
