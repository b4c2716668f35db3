"""An interaction with or for the person, and what comes next."""

from typing import Self
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from linkworkers.models.appointment import Appointment
from referrals.models import OfReferralQuerySet, Referral
from spcore.accounts.actor import Actor
from spcore.accounts.roles import CASE_ROLES, Role


class ContactMode(models.TextChoices):
    """How it took place."""

    PHONE = "phone", _("Phone call")
    VISIT = "visit", _("Home visit")
    PRACTICE = "practice", _("At the practice")
    PLACE = "place", _("Somewhere else in person")
    VIDEO = "video", _("Video call")
    TEXT = "text", _("Text message")
    EMAIL = "email", _("Email")
    LETTER = "letter", _("Letter")


# A first appointment: one that was booked, or to have met, or spoken for so many minutes.
MEETINGS = (ContactMode.VISIT, ContactMode.PRACTICE, ContactMode.PLACE, ContactMode.VIDEO)
LONG_CALL = 15


class ContactResult(models.TextChoices):
    """Whether the person was reached; an attempt that was not counts by the scheme's rule."""

    REACHED = "reached", _("We spoke or met")
    NO_ANSWER = "no_answer", _("No answer")
    LEFT_MESSAGE = "left_message", _("Left a message")
    SENT = "sent", _("Wrote to them, no reply yet")
    DID_NOT_ATTEND = "did_not_attend", _("Did not come")
    ABOUT = "about", _("Spoke with somebody else about them")


class Contact(models.Model):
    """
    One contact. `minutes` is its length, `with_whom` who else was there, `agreed` what was agreed.

    `nonce` comes from the form, so that a second click records nothing twice. `before` is how the
    case stood, and `case_version` the case's version after it: while nothing else has moved, it
    can be taken back. `writing_seconds` went from the first word that was kept to the recording.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="contacts")
    at = models.DateTimeField()
    mode = models.CharField(max_length=10, choices=ContactMode)
    result = models.CharField(max_length=15, choices=ContactResult)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    with_whom = models.CharField(max_length=150, blank=True)
    note = models.TextField(blank=True)
    agreed = models.TextField(blank=True)
    next_step = models.CharField(max_length=200, blank=True)
    next_step_on = models.DateField(null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField()
    nonce = models.UUIDField(unique=True)
    # What it was, when it was an appointment.
    appointment = models.ForeignKey(
        Appointment, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    before = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=0)
    case_version = models.PositiveIntegerField(default=0)
    writing_seconds = models.PositiveIntegerField(null=True, blank=True)

    objects = OfReferralQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["referral", "-at"], name="contact_of_referral")]

    def __str__(self) -> str:
        return f"{self.mode} {self.at:%Y-%m-%d}"

    @property
    def is_appointment(self) -> bool:
        """Tell whether they met, or spoke for `LONG_CALL` minutes: more than a first word."""
        is_booked = self.appointment_id is not None
        is_long = is_booked or self.mode in MEETINGS or (self.minutes or 0) >= LONG_CALL
        return self.result == ContactResult.REACHED and is_long


class ContactDraftQuerySet(models.QuerySet):
    """Notes that are not recorded yet."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to the actor's own: nobody reads what another has not recorded."""
        if actor.role == Role.SYSTEM:
            return self
        if actor.role not in CASE_ROLES:
            return self.none()
        cases = Referral.objects.visible_to(actor)
        return self.filter(user_id=actor.user_id, referral__in=cases)


class ContactDraft(models.Model):
    """
    A note being written, kept on the server while it is typed; gone once it is recorded.

    `typed` is the form as the browser sent it, by field. `version` tells two tabs apart. `begun_at`
    says how long the writing took, so that nobody fills in a timesheet.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    referral = models.ForeignKey(Referral, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    typed = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    begun_at = models.DateTimeField(null=True, blank=True)
    saved_at = models.DateTimeField()

    objects = ContactDraftQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["referral", "user"], name="contact_draft_once")
        ]

    def __str__(self) -> str:
        return f"Draft {self.pk}"
