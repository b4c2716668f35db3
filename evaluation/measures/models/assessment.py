"""One filled-in instrument."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from evaluation.measures.models.instrument import Instrument
from evaluation.measures.models.querysets import AssessmentQuerySet
from referrals.models import Referral


class Occasion(models.TextChoices):
    """When in the support it was asked; months count from the first contact."""

    BASELINE = "baseline", _("At the start")
    REVIEW = "review", _("At a review")
    MONTHS_3 = "months_3", _("After three months")
    MONTHS_6 = "months_6", _("After six months")
    MONTHS_12 = "months_12", _("After twelve months")
    CLOSE = "close", _("At the end")


class Collected(models.TextChoices):
    """How the answers were given; a change of it is marked in reports (practice.md 30)."""

    TOGETHER = "together", _("Together, in person")
    PHONE = "phone", _("On the phone")
    PAPER = "paper", _("On paper, typed in")
    LINK = "link", _("By a private link")
    OUTSIDE = "outside", _("Scored elsewhere")


class Assessment(models.Model):
    """
    What one person answered on one occasion: `answers` by item code; an item may be missing.

    `words` are the person's own, by item code: what an answer is about. `scores` are worked out
    from the answers by the instrument's own rules, and kept with them. By a link, nobody of ours
    recorded it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="assessments")
    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="+")
    occasion = models.CharField(max_length=10, choices=Occasion)
    answers = models.JSONField()
    words = models.JSONField(default=dict)
    scores = models.JSONField(default=dict)
    collected = models.CharField(max_length=10, choices=Collected)
    answered_on = models.DateField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField(default=timezone.now)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["referral", "instrument", "occasion"],
                condition=~Q(occasion="review"),
                name="assessment_baseline_and_close_once",
            ),
            models.CheckConstraint(
                condition=Q(collected="link") | Q(recorded_by__isnull=False),
                name="assessment_recorded_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.instrument_id} {self.occasion}"
