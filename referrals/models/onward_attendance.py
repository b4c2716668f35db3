"""Whether somebody came to a service on a day, and who says so."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from referrals.models.onward import OnwardReferral
from referrals.models.onward_querysets import OfOnwardQuerySet


class Teller(models.TextChoices):
    """Whose word it is."""

    SERVICE = "service", _("The service")
    PERSON = "person", _("The person, or who cares for them")
    WORKER = "worker", _("The link worker, who was there")


class OnwardAttendance(models.Model):
    """
    One mark: they came on a day, or did not. One a day; said again, the later word stands.

    `accompanied`: somebody went along, or rang together with them. The columns of the onward
    referral that count these (`times_came` and its neighbours) are kept by `record_attendance`.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    onward = models.ForeignKey(OnwardReferral, on_delete=models.PROTECT, related_name="attendance")
    on = models.DateField()
    came = models.BooleanField()
    accompanied = models.BooleanField(default=False)
    said_by = models.CharField(max_length=10, choices=Teller)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField()

    objects = OfOnwardQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["onward", "on"], name="onward_attendance_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{'Came' if self.came else 'Did not come'} {self.on}"
