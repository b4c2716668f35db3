"""What a GP system handed over when it opened the referral page; kept for minutes, sealed."""

from uuid import uuid4

from django.db import models


class Launch(models.Model):
    """
    One hand-over of demographics, on its way to the page that shows them.

    `sealed` is encrypted with the key that only the browser holds, so neither the table nor a
    backup of it can be read. Nothing here belongs to anybody who is signed in yet.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    key_hash = models.CharField(max_length=64, unique=True)
    sealed = models.BinaryField()
    received_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"Launch {self.received_at:%Y-%m-%d %H:%M}"
