"""What a link worker can carry."""

from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from spcore.accounts.models import Organisation


class Profile(models.Model):
    """
    A link worker in a team; `capacity` is the agreed number of open people.

    `languages` are those they speak with people besides English, in words.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="link_worker_profiles"
    )
    team = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="link_workers")
    capacity = models.PositiveSmallIntegerField(default=40)
    is_taking_people = models.BooleanField(default=True)
    languages = ArrayField(models.CharField(max_length=60), default=list, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "team"], name="profile_once")]

    def __str__(self) -> str:
        return f"{self.user_id} in {self.team_id}"
