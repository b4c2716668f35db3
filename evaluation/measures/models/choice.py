"""Which measures a scheme uses, and when."""

from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from evaluation.measures.models.assessment import Occasion
from referrals.models import OfSchemeQuerySet, Scheme


class MeasureChoice(models.Model):
    """
    One measure of one scheme, by its family: the newest version is asked.

    A scheme with no row at all asks ONS4 at the start, at reviews and at the end. `licence` says
    who granted it and under which number. By link, `read_by` names who reads the answers and when
    (practice.md 6).
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, on_delete=models.CASCADE, related_name="measures")
    family = models.CharField(max_length=20)
    is_on = models.BooleanField(default=True)
    occasions = ArrayField(models.CharField(max_length=10, choices=Occasion), default=list)
    licence = models.CharField(max_length=200, blank=True)
    is_staff_trained = models.BooleanField(default=False)
    is_by_link = models.BooleanField(default=False)
    read_by = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=0)

    objects = OfSchemeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["scheme", "family"], name="measure_chosen_once"),
            models.CheckConstraint(
                condition=Q(is_on=False) | ~Q(occasions=[]), name="measure_asked_some_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.family} of {self.scheme_id}"
