"""Who judges a round, what they have to do with applicants, and the marks they give."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from evaluation.fund.models.application import Application
from evaluation.fund.models.querysets import (
    OfSeatQuerySet,
    ScoreQuerySet,
    SeatQuerySet,
    SheetQuerySet,
)
from evaluation.fund.models.round import Criterion, FundRound
from evaluation.fund.scoring import BEST


class SpeaksAs(models.TextChoices):
    """Whom a member of the panel speaks for."""

    CITIZEN = "citizen", _("A citizen")
    ORGANISATION = "organisation", _("Another organisation")
    COMMISSIONER = "commissioner", _("Those who pay")


class PanelSeat(models.Model):
    """A member of one round's panel. `organisation` is in words: it need not be known here."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    round = models.ForeignKey(FundRound, on_delete=models.CASCADE, related_name="seats")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    speaks_as = models.CharField(max_length=15, choices=SpeaksAs)
    organisation = models.CharField(max_length=150, blank=True)
    seated_at = models.DateTimeField()

    objects = SeatQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "user"], name="fund_seated_once")]

    def __str__(self) -> str:
        return f"Seat {self.pk}"


class Interest(models.Model):
    """
    What a member said of one applicant before reading what it asks for.

    No answer, or an interest: the application is not there for them.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    seat = models.ForeignKey(PanelSeat, on_delete=models.CASCADE, related_name="interests")
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="interests")
    has_interest = models.BooleanField()
    words = models.CharField(max_length=300, blank=True)
    declared_at = models.DateTimeField()

    objects = OfSeatQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["seat", "application"], name="fund_declared_once")
        ]

    def __str__(self) -> str:
        return f"{self.seat_id} on {self.application_id}"


class ScoreSheet(models.Model):
    """One member's marks for one application; a draft of their own until handed in."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    seat = models.ForeignKey(PanelSeat, on_delete=models.PROTECT, related_name="sheets")
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="sheets")
    comment = models.TextField(blank=True)
    saved_at = models.DateTimeField()
    handed_in_at = models.DateTimeField(null=True, blank=True)

    objects = SheetQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["seat", "application"], name="fund_one_sheet")
        ]

    def __str__(self) -> str:
        return f"Sheet {self.pk}"


class Score(models.Model):
    """A mark from 0 to 4 for one criterion, and why. An empty one is still to be given."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    sheet = models.ForeignKey(ScoreSheet, on_delete=models.CASCADE, related_name="scores")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="+")
    mark = models.PositiveSmallIntegerField(null=True, blank=True)
    comment = models.CharField(max_length=500, blank=True)

    objects = ScoreQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sheet", "criterion"], name="fund_one_mark"),
            models.CheckConstraint(
                condition=Q(mark=None) | Q(mark__lte=BEST), name="fund_mark_to_four"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.criterion_id}: {self.mark}"
