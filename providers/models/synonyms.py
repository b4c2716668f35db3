"""Words that mean the same to somebody who searches: "debt" finds "money advice"."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models


class SynonymGroup(models.Model):
    """Words and phrases, each of which finds the others. Kept by the directory's editors."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    words = ArrayField(models.CharField(max_length=60))
    version = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return ", ".join(self.words)
