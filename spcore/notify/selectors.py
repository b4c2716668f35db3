"""What was sent, newest first."""

from uuid import UUID

from django.db.models import Q, QuerySet

from spcore.notify.models import SentMessage


def messages_sent(*, before: UUID | None = None) -> QuerySet[SentMessage]:
    """Return the messages that left, newest first; those older than message `before` if given."""
    rows = SentMessage.objects.order_by("-sent_at", "-pk")
    last = SentMessage.objects.filter(pk=before).first() if before else None
    if last is None:
        return rows
    return rows.filter(Q(sent_at__lt=last.sent_at) | Q(sent_at=last.sent_at, pk__lt=last.pk))
