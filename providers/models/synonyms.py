"""Words that mean the same to somebody who searches: "debt" finds "money advice"."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchVectorField
from django.db import models


class SynonymGroup(models.Model):
    """
    Words and phrases, each of which finds the others. Kept by the directory's editors.

    `lexemes` is what a search is held against, and is kept by a trigger (migration 0006).
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    words = ArrayField(models.CharField(max_length=60))
    lexemes = SearchVectorField(null=True, editable=False)
    version = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return ", ".join(self.words)
