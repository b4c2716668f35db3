"""Who sees which story, and which the public does."""

from datetime import date
from typing import Self

from referrals.models.querysets import OfSchemeQuerySet
from spcore.accounts.roles import CASE_ROLES


class StoryQuerySet(OfSchemeQuerySet):
    """Stories: those of a scheme are read by its administrators and by who works with people."""

    team_readers = CASE_ROLES

    def public_on(self, day: date) -> Self:
        """Narrow to what everybody reads that day: approved, agreed to, neither over nor down."""
        return self.filter(
            approved_at__isnull=False, taken_down_at=None, agreed_on__lte=day, ends_on__gte=day
        )
