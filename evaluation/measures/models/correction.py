"""What an assessment said before it was corrected."""

from uuid import uuid4

from django.conf import settings
from django.db import models

from evaluation.measures.models.assessment import Assessment, Collected
from evaluation.measures.models.querysets import CorrectionQuerySet


class Correction(models.Model):
    """What stood in an assessment until somebody mended it, and why. The newest is in its row."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="corrections")
    answers = models.JSONField()
    words = models.JSONField(default=dict)
    scores = models.JSONField(default=dict)
    collected = models.CharField(max_length=10, choices=Collected)
    answered_on = models.DateField()
    why = models.CharField(max_length=200)
    corrected_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    corrected_at = models.DateTimeField()

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(why=""), name="correction_says_why"),
        ]

    def __str__(self) -> str:
        return f"Correction of {self.assessment_id}"
