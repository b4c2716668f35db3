"""What somebody was told about an appointment: a reminder, a change, that it is off."""

from typing import Self
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from linkworkers.models.appointment import Appointment
from referrals.models import Person
from spcore.accounts.actor import Actor


class News(models.TextChoices):
    """What a message says."""

    REMINDER = "reminder", _("Reminder")
    CHANGED = "changed", _("Changed")
    CANCELLED = "cancelled", _("Cancelled")


class AppointmentMessageQuerySet(models.QuerySet):
    """Messages about appointments."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to those of appointments the actor may open."""
        return self.filter(appointment__in=Appointment.objects.visible_to(actor))


class AppointmentMessage(models.Model):
    """
    One promise to tell the person. `sequence` is the appointment's when it was made.

    A reminder goes once a person and day; what changed is told at once, however often
    (practice.md 8). An older promise is not kept once the appointment has changed again.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    appointment = models.ForeignKey(Appointment, on_delete=models.CASCADE, related_name="messages")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    news = models.CharField(max_length=10, choices=News)
    sequence = models.PositiveIntegerField()
    day = models.DateField()
    promised_at = models.DateTimeField(default=timezone.now)

    objects = AppointmentMessageQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["appointment", "news", "sequence"], name="appointment_told_once"
            ),
            models.UniqueConstraint(
                fields=["person", "day"],
                condition=Q(news=News.REMINDER),
                name="appointment_reminder_once_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.news} of {self.day}"
