"""What a link worker wants to hear, once a week, of changes in the directory."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from linkworkers.models.querysets import DirectoryNewsQuerySet
from spcore.needs import Need


class DirectoryNews(models.Model):
    """
    One worker's choice; no row: on, within eight kilometres of the team's practices.

    No `needs` means those of the people they help now. `sent_for` is the Monday of the last email
    promised, so that none is promised twice.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="directory_news",
    )
    is_on = models.BooleanField(default=True)
    within_km = models.PositiveSmallIntegerField(default=8)
    needs = ArrayField(models.CharField(max_length=20, choices=Need), default=list, blank=True)
    sent_for = models.DateField(null=True, blank=True)

    objects = DirectoryNewsQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Directory news of {self.user_id}"
