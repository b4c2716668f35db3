"""What somebody tells in public of how it went for them: with their consent, and an end."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from referrals.models.scheme import Scheme
from referrals.models.story_querysets import StoryQuerySet
from spcore.needs import Need


class StoryConsent(models.TextChoices):
    """How the teller agreed."""

    SIGNED = "signed", _("They signed it")
    SPOKEN = "spoken", _("They said so, after it was read to them")


class Story(models.Model):
    """
    A story as its teller read it and agreed to it. It is never edited: a change is a new one.

    Nothing leads from it to a person or case: `teller` is what they want to be called. It is
    public once the scheme approved it, until `ends_on`, or until it is taken down, which empties
    it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, on_delete=models.CASCADE, related_name="stories")
    title = models.CharField(max_length=120)
    words = models.TextField()
    teller = models.CharField(max_length=80)
    need = models.CharField(max_length=20, choices=Need, blank=True)
    agreed_how = models.CharField(max_length=6, choices=StoryConsent)
    agreed_on = models.DateField()
    ends_on = models.DateField()
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    written_at = models.DateTimeField()
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    taken_down_at = models.DateTimeField(null=True, blank=True)

    objects = StoryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(agreed_on__lte=F("ends_on")), name="story_ends_after_consent"
            )
        ]

    def __str__(self) -> str:
        return self.title
