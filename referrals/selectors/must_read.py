"""What must be read before people are contacted."""

from uuid import UUID

from django.db.models import QuerySet

from referrals.models import MustRead
from spcore.accounts.actor import Actor


def to_read_first(*, actor: Actor, after: UUID | None = None) -> QuerySet[MustRead]:
    """Return the unread warnings of the actor's people, in a fixed order, after one of them."""
    rows = MustRead.objects.visible_to(actor).unread().select_related("person", "referral")
    if after is not None:
        rows = rows.filter(pk__gt=after)
    return rows.order_by("pk")
