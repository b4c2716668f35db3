"""A time agreed with the person: where, with whom, and whether it took place."""

from datetime import datetime
from typing import Self
from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from linkworkers.models.room import Room
from referrals.models import Referral
from spcore.accounts.actor import Actor
from spcore.accounts.roles import TEAM_ROLES, Role


class AppointmentMode(models.TextChoices):
    """How they meet."""

    PRACTICE = "practice", _("At the practice")
    PHONE = "phone", _("Phone call")
    VISIT = "visit", _("Home visit")
    PLACE = "place", _("Somewhere else in person")
    VIDEO = "video", _("Video call")


class AppointmentStatus(models.TextChoices):
    """Where it stands. A child is brought, so a missed one was not (practice.md 14)."""

    BOOKED = "booked", _("Booked")
    CAME = "came", _("Took place")
    DID_NOT_COME = "did_not_come", _("Did not come")
    NOT_BROUGHT = "not_brought", _("Was not brought")
    CANCELLED = "cancelled", _("Cancelled")


class AppointmentQuerySet(models.QuerySet):
    """Appointments."""

    def visible_to(self, actor: Actor, *, at: datetime | None = None) -> Self:
        """Narrow to those of the team's cases: a worker's to open, all for who books for them."""
        if actor.role == Role.SYSTEM:
            return self
        if actor.role not in TEAM_ROLES:
            return self.none()
        return self.filter(
            referral__in=Referral.objects.readable_by(actor, at=at or timezone.now())
        )

    def booked(self) -> Self:
        """Narrow to those that stand."""
        return self.filter(status=AppointmentStatus.BOOKED)


class Span(Func):
    """The time from one column to another, without its last moment."""

    function = "TSTZRANGE"
    output_field = DateTimeRangeField()


SPAN = Span("starts_at", "ends_at", RangeBoundary())


class Appointment(models.Model):
    """
    One appointment of a case. `place` is where, when it is no room; never a home address.

    `ends_at` holds the length, so that the database itself keeps a room and a worker from being
    booked twice. `sequence` counts the changes, for calendars that were given a file before.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="appointments")
    worker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    mode = models.CharField(max_length=10, choices=AppointmentMode)
    room = models.ForeignKey(
        Room, null=True, blank=True, on_delete=models.PROTECT, related_name="appointments"
    )
    place = models.CharField(max_length=200, blank=True)
    with_whom = models.CharField(max_length=150, blank=True)
    interpreter = models.CharField(max_length=150, blank=True)
    status = models.CharField(
        max_length=15, choices=AppointmentStatus, default=AppointmentStatus.BOOKED
    )
    cancelled_why = models.CharField(max_length=300, blank=True)
    booked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    booked_at = models.DateTimeField()
    sequence = models.PositiveIntegerField(default=0)
    # From the form, so that a doubled click books once.
    nonce = models.UUIDField(unique=True)

    is_told = False  # whether the person is told of what was just changed

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_at__lt=F("ends_at")), name="appointment_takes_time"
            ),
            models.CheckConstraint(
                condition=Q(room=None) | Q(mode=AppointmentMode.PRACTICE),
                name="appointment_room_is_at_a_practice",
            ),
            ExclusionConstraint(
                name="appointment_room_once",
                expressions=[("room", RangeOperators.EQUAL), (SPAN, RangeOperators.OVERLAPS)],
                condition=Q(status=AppointmentStatus.BOOKED, room__isnull=False),
            ),
            ExclusionConstraint(
                name="appointment_worker_once",
                expressions=[("worker", RangeOperators.EQUAL), (SPAN, RangeOperators.OVERLAPS)],
                condition=Q(status=AppointmentStatus.BOOKED),
            ),
        ]
        indexes = [
            models.Index(fields=["referral", "starts_at"], name="appointment_of_referral"),
            models.Index(fields=["worker", "starts_at"], name="appointment_of_worker"),
        ]

    def __str__(self) -> str:
        return f"{self.mode} {self.starts_at:%Y-%m-%d %H:%M}"

    @property
    def minutes(self) -> int:
        """Return its length."""
        return int((self.ends_at - self.starts_at).total_seconds() // 60)
