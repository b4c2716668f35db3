"""Whether the closing questions were answered, as the timeline tells: the answers lie above."""

from uuid import UUID

from referrals.models import TimelineEntry, TimelineKind

AT_THE_END = "at the end"  # how evaluation.measures words the closing occasion


def has_closing_measure(*, referral_id: UUID) -> bool:
    """Tell whether a measure was recorded for the end of this case."""
    rows = TimelineEntry.objects.filter(referral_id=referral_id, kind=TimelineKind.MEASURE)
    return rows.filter(label__endswith=AT_THE_END).exists()
