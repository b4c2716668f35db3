"""The words that names of services are made of, which typing errors are held against."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models


class NameWord(models.Model):
    """
    A word of some service's name, in small letters: there are far fewer of them than services.

    Rows are only added, by triggers (migration 0022), so nobody who edits waits for another; one
    may be there twice, or be of no name any more, and then finds nothing more.
    """

    id = models.BigAutoField(primary_key=True)
    word = models.TextField()

    class Meta:
        indexes = [GinIndex(fields=["word"], opclasses=["gin_trgm_ops"], name="name_word_trigram")]

    def __str__(self) -> str:
        return self.word
