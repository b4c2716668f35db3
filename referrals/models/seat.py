"""Who holds which place in a group, and what its register says week by week."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from providers.models import Group
from referrals.models.group_querysets import RegisterQuerySet
from referrals.models.onward import OnwardReferral
from referrals.models.onward_querysets import OfOnwardQuerySet


class Seat(models.Model):
    """
    One place of a group, held by one person from `taken_at` until `left_at`.

    `number` runs from 1 to the group's places, and nobody holds one that is held: the database
    refuses the second of two who claim the last (security.md E4).
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="seats")
    onward = models.ForeignKey(OnwardReferral, on_delete=models.PROTECT, related_name="seats")
    number = models.PositiveSmallIntegerField()
    taken_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True, blank=True)

    objects = OfOnwardQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group", "number"], condition=Q(left_at=None), name="seat_held_once"
            ),
            models.UniqueConstraint(
                fields=["group", "onward"], condition=Q(left_at=None), name="seat_one_each"
            ),
        ]

    def __str__(self) -> str:
        return f"Place {self.number} of {self.group_id}"


class Register(models.Model):
    """
    One meeting of a group: that its register was typed, and who came without a referral.

    Those are a number alone (practice.md 27); who came of those referred is `OnwardAttendance`.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="registers")
    on = models.DateField()
    came_without_referral = models.PositiveSmallIntegerField(default=0)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField()

    objects = RegisterQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "on"], name="register_once_a_day")]

    def __str__(self) -> str:
        return f"{self.group_id} on {self.on}"
