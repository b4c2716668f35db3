"""Records of sources as they were read last, by what stands for each."""

from django.db import models


class KnownRecord(models.Model):
    """
    A record that need not be read again while it stands in its source as it did.

    `raw` stands for the record and for the code that read it, `hash` for what it became. It counts
    only while the listing has that hash. `likeness` and `fullness` hold it against other records.
    """

    id = models.BigAutoField(primary_key=True)
    source = models.CharField(max_length=40)
    source_id = models.CharField(max_length=120)
    raw = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)
    name = models.CharField(max_length=255)
    likeness = models.CharField(max_length=64)
    fullness = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "source_id"], name="known_record_once")
        ]

    def __str__(self) -> str:
        return f"{self.source_id} of {self.source}"
