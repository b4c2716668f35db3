"""The append-only trail, and the seals that make a change to it show."""

from uuid import UUID, uuid4

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Func

NO_ORGANISATION = UUID(int=0)  # the chain of entries that belong to no organisation


class CurrentTransaction(Func):
    """The number of the transaction that writes the row; never used twice, unlike `xmin`."""

    template = "pg_current_xact_id()::text::bigint"
    output_field = models.BigIntegerField()


class AuditEntry(models.Model):
    """
    One thing somebody did or looked at (security.md I1). Never updated, never deleted; no values.

    `people` are the ids of every person shown or changed, `shown` the classes of disclosure.yaml.
    User, organisation and object are plain ids and labels: the trail outlives what it names.
    `txid` tells the sealer which entries can no longer be joined by an earlier one.
    """

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    user_id = models.UUIDField(null=True)
    role = models.CharField(max_length=20, blank=True)
    organisation_id = models.UUIDField(null=True)
    action = models.CharField(max_length=20)
    people = ArrayField(models.UUIDField(), default=list)
    shown = ArrayField(models.CharField(max_length=40), default=list)
    label = models.CharField(max_length=100)
    object_id = models.UUIDField(null=True)
    purpose = models.CharField(max_length=300, blank=True)
    request_id = models.UUIDField(default=uuid4)
    source = models.CharField(max_length=60, blank=True)
    txid = models.BigIntegerField(db_default=CurrentTransaction(), editable=False)

    class Meta:
        indexes = [
            GinIndex(fields=["people"], name="audit_people"),
            models.Index(fields=["user_id", "-at"], name="audit_user_at"),
            models.Index(fields=["txid", "id"], name="audit_txid"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S} {self.action} {self.label}"


class AuditSeal(models.Model):
    """An entry's place in its organisation's hash chain, given after the fact by the sealer."""

    entry = models.OneToOneField(AuditEntry, primary_key=True, on_delete=models.PROTECT)
    chain = models.UUIDField()
    number = models.BigIntegerField()
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chain", "number"], name="seal_in_order")]

    def __str__(self) -> str:
        return f"{self.chain} {self.number}"


class SealMark(models.Model):
    """
    How far the sealer has come; one row. Every entry of a transaction before `txid` is sealed.

    `sealed_at` and `anchored_at` are when the sealer and the hourly anchor last finished.
    """

    txid = models.BigIntegerField(default=0)
    sealed_at = models.DateTimeField(null=True)
    anchored_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"sealed below {self.txid}"
