"""Words of an old record that somebody must read before the person is contacted."""

from typing import Self
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from referrals.models.person import Person
from referrals.models.querysets import OfReferralQuerySet
from referrals.models.referral import Referral


class Warns(models.TextChoices):
    """What the words may be about. Never a grade of a person's risk."""

    CONTACT = "contact", _("How, or whom, not to contact")
    VIOLENCE = "violence", _("Violence, or visiting alone")
    ABUSE = "abuse", _("Abuse or safeguarding")
    SELF_HARM = "self_harm", _("Suicide or self-harm")
    IN_FILE = "in_file", _("The old record named a risk")


class MustReadQuerySet(OfReferralQuerySet):
    """Warnings carried over."""

    def unread(self) -> Self:
        """Narrow to what nobody has ticked off."""
        return self.filter(read_at=None)


class MustRead(models.Model):
    """
    A passage of a spreadsheet that may warn of something, until a named person has read it.

    `words` is the passage as it stood. Nothing about the person goes out while one is unread.
    `batch_id` names the import it came with.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="must_read")
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="must_read")
    warns = models.CharField(max_length=10, choices=Warns)
    words = models.TextField()
    batch_id = models.UUIDField(null=True, blank=True)
    found_at = models.DateTimeField()
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    read_at = models.DateTimeField(null=True, blank=True)

    objects = MustReadQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(read_at=None, read_by=None)
                | Q(read_at__isnull=False, read_by__isnull=False),
                name="must_read_read_by_whom",
            )
        ]
        indexes = [
            models.Index(fields=["person"], condition=Q(read_at=None), name="must_read_unread"),
        ]

    def __str__(self) -> str:
        return f"{self.warns} {self.pk}"
