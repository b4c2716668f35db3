"""What became of texts: asked of whoever carries them; one that failed is a person's task."""

from datetime import datetime, timedelta

from django.conf import settings

from spcore.errors import Unavailable
from spcore.notify import texts
from spcore.notify.models import SentMessage
from spcore.outbox import services
from spcore.outbox.registry import Uncertain

WINDOW = timedelta(days=3)
MOST = 200


def read_receipts(*, at: datetime) -> int:
    """
    Ask about every text of the last days that nobody knows of, and return how many are known now.

    What could not be delivered is put on its owner's list, as if it had never been sent.
    """
    if settings.TEXTS["channel"] != "govuk":
        return 0
    waiting = SentMessage.objects.filter(receipt="", sent_at__gt=at - WINDOW).exclude(partner_id="")
    known = 0
    for row in waiting.order_by("sent_at", "pk")[:MOST]:
        try:
            said = texts.receipt_of(row.partner_id)
        except (Unavailable, Uncertain):
            break
        if said not in texts.FINAL:
            continue
        SentMessage.objects.filter(pk=row.pk).update(receipt=said)
        known += 1
        if said in texts.FAILED:
            services.mark_undelivered(message_id=row.message_id, error=said, at=at)
    return known
