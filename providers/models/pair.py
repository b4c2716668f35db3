"""Two listings that look like the same service, and what an editor decided."""

from uuid import uuid4

from django.conf import settings
from django.db import models

from providers.models.querysets import ListingPairQuerySet
from providers.models.service import Service


class ListingPair(models.Model):
    """
    A decision on two listings: the same, with the one that was kept, or not the same (`kept` null).

    `first` has the smaller id. The listing that was not kept is out of the directory; nothing of
    it is deleted, and people who were sent to it stay with it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    first = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="+")
    kept = models.ForeignKey(
        Service, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField()

    objects = ListingPairQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="listing_pair_once"),
            models.CheckConstraint(
                condition=models.Q(first__lt=models.F("second")), name="listing_pair_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_id} and {self.second_id}"
