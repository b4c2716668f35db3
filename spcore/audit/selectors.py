"""How far behind the sealer and the anchor are. What the trail says is read elsewhere."""

from datetime import datetime, timedelta
from typing import NamedTuple

from spcore.audit.models import AuditEntry, SealMark


class SealingState(NamedTuple):
    """How long the oldest entry has waited for its seal, and since when the heads are anchored."""

    lag: timedelta
    anchored_at: datetime | None


def sealing_state(*, at: datetime) -> SealingState:
    """Return how the sealing goes. Two statements, however long the trail."""
    mark = SealMark.objects.filter(pk=1).first() or SealMark()
    waiting = AuditEntry.objects.filter(txid__gte=mark.txid, auditseal=None)
    oldest = waiting.order_by("txid", "pk").values_list("at", flat=True).first()
    return SealingState(max(at - (oldest or at), timedelta()), mark.anchored_at)
