"""Files that go with a referral, and those that wait in a practice's intake until one is begun."""

from typing import Self
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from referrals.models.consent import ConsentHow
from referrals.models.referral import Referral
from spcore.accounts.actor import Actor
from spcore.accounts.models import Organisation
from spcore.accounts.roles import PRACTICE_ROLES, Role


class AttachmentKind(models.TextChoices):
    """What a file is. A summary of the GP record needs the person's agreement."""

    SUMMARY = "summary", _("A summary of their GP record")
    LETTER = "letter", _("A referral letter or form")
    OTHER = "other", _("Something else that helps")


class ScanState(models.TextChoices):
    """What the virus scanner said. Only "waiting" and "found" keep a file from being opened."""

    NOT_SCANNED = "not_scanned", _("Not scanned for viruses")
    WAITING = "waiting", _("Held until the virus scanner has seen it")
    CLEAN = "clean", _("Scanned: nothing found")
    FOUND = "found", _("Removed: the virus scanner found something")


class WhyRemoved(models.TextChoices):
    """Why a file goes after its referral was sent. It stands on the timeline, with who said it."""

    ENDED = "ended", _("The person no longer agrees that it is here")
    ANOTHER = "another", _("It is about somebody else")
    WRONG = "wrong", _("It is not the file that was meant")


class AttachmentQuerySet(models.QuerySet):
    """Attachments."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to files of referrals the actor may know about, and the practice's own intake."""
        if actor.role == Role.SYSTEM:
            return self
        placed = Q(referral__in=Referral.objects.visible_to(actor))
        if actor.role in PRACTICE_ROLES:
            return self.filter(placed | Q(referral=None, organisation_id=actor.organisation_id))
        if actor.role in {Role.OTHER_REFERRER, Role.LINK_WORKER, Role.SUPERVISOR}:
            return self.filter(placed)
        return self.none()

    def kept(self) -> Self:
        """Narrow to what has not been removed."""
        return self.filter(removed_at=None)

    def in_intake(self) -> Self:
        """Narrow to what waits for a referral to be begun from it."""
        return self.kept().filter(referral=None)

    def without_content(self) -> Self:
        """Leave the bytes and the text in the database."""
        return self.defer("content", "text")


class Attachment(models.Model):
    """
    One file. It is in the database, so that one transaction and one backup hold it (decision 0021).

    `referral` and `kind` are empty while it waits in the intake of `organisation`. Removing one
    empties `content`; the row stays.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    referral = models.ForeignKey(
        Referral, null=True, blank=True, on_delete=models.PROTECT, related_name="attachments"
    )
    kind = models.CharField(max_length=10, choices=AttachmentKind, blank=True)
    agreed_how = models.CharField(max_length=15, choices=ConsentHow, blank=True)
    name = models.CharField(max_length=120)
    content_type = models.CharField(max_length=80)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    content = models.BinaryField()
    text = models.TextField(blank=True)
    scan = models.CharField(max_length=12, choices=ScanState, default=ScanState.NOT_SCANNED)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField()
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind=AttachmentKind.SUMMARY) | ~Q(agreed_how=""),
                name="attached_summary_was_agreed_to",
            ),
            models.CheckConstraint(
                condition=Q(referral=None) | ~Q(kind=""), name="attached_file_has_a_kind"
            ),
            models.UniqueConstraint(
                fields=["organisation", "digest"],
                condition=Q(referral=None, removed_at=None),
                name="intake_file_once",
            ),
        ]
        indexes = [
            models.Index(fields=["referral", "added_at"], name="attachment_of_referral"),
            models.Index(
                fields=["organisation", "added_at"],
                condition=Q(referral=None, removed_at=None),
                name="attachment_in_intake",
            ),
        ]

    def __str__(self) -> str:
        return f"Attachment {self.pk}"

    @property
    def can_open(self) -> bool:
        """Tell whether the file may be handed out: there, and not held by the scanner."""
        held = (ScanState.WAITING, ScanState.FOUND)
        return self.removed_at is None and self.scan not in held

    @property
    def case(self) -> Referral:
        """Return the referral. :raises ValueError: while the file waits in the intake."""
        if self.referral is None:
            raise ValueError("this file waits in the intake")
        return self.referral
