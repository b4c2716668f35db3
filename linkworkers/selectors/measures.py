"""Whether the closing questions were answered, as the timeline tells: the answers lie above."""

from uuid import UUID

from django.db.models import Exists, OuterRef

from referrals.models import Step, TimelineEntry, TimelineKind
from referrals.states import Action

AT_THE_END = "at the end"  # how evaluation.measures words the closing occasion


def has_closing_measure(*, referral_id: UUID) -> bool:
    """Tell whether a measure was recorded for the end of this case, since it last went on."""
    reopened = Step.objects.filter(
        referral=OuterRef("referral"), action=Action.REOPEN, taken_at__gt=OuterRef("at")
    )
    rows = TimelineEntry.objects.filter(referral_id=referral_id, kind=TimelineKind.MEASURE)
    return rows.filter(~Exists(reopened), label__endswith=AT_THE_END).exists()
