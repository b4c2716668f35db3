"""Alarm clocks: sealing the trail each minute, anchoring it each hour."""

from typing import Any

from celery import shared_task
from django.conf import settings
from django.utils import timezone

from spcore.audit import anchors, sealing, selectors


@shared_task
def seal(**_future: Any) -> None:
    """Seal every entry that can be sealed now. Run twice at once, one of the two does nothing."""
    while sealing.seal(at=timezone.now()) == sealing.BATCH:
        pass
    if selectors.sealing_state(at=timezone.now()).anchored_at is None:
        anchor()  # the first one does not wait for the hour


@shared_task
def anchor(**_future: Any) -> None:
    """Write the heads of the chains to the file outside the database."""
    anchors.anchor(file=settings.AUDIT_ANCHOR_FILE, at=timezone.now())
