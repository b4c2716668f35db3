"""A way somebody looks at their caseload, kept by name."""

from typing import Self
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower

from spcore.accounts.actor import Actor
from spcore.accounts.models import Organisation


class CaseloadViewQuerySet(models.QuerySet):
    """Kept views."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to the actor's own in this organisation."""
        return self.filter(user_id=actor.user_id, organisation_id=actor.organisation_id)


class CaseloadView(models.Model):
    """`query` is what stands in the address: how it is sorted and what is shown."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=40)
    query = models.CharField(max_length=300)

    objects = CaseloadViewQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "user", "organisation", Lower("name"), name="caseload_view_once"
            )
        ]

    def __str__(self) -> str:
        return self.name
