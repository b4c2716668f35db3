"""Writing a line on a referral's timeline: the only way any app does it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from referrals.models import TimelineEntry, TimelineKind
from spcore.making import new
from spcore.writing import insert


@dataclass(frozen=True, slots=True)
class Line:
    """What a line says. `field_class` is its class in disclosure.yaml."""

    kind: TimelineKind
    label: str
    field_class: str
    detail: str = ""
    object_id: UUID | None = None


def note(line: Line, *, referral_id: UUID, at: datetime, by_id: UUID | None) -> TimelineEntry:
    """Write one line."""
    entry = new(
        TimelineEntry,
        referral_id=referral_id,
        at=at,
        kind=line.kind,
        label=line.label[:200],
        detail=line.detail,
        by_id=by_id,
        object_id=line.object_id,
        field_class=line.field_class,
    )
    insert(entry)
    return entry
