"""How much work a case is, and how often the person is spoken to. Nothing of it grades a risk."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from referrals.models import OfReferralQuerySet, Referral


class Level(models.TextChoices):
    """The level of support (barriers.md, 2-3)."""

    SIGNPOSTING = "signposting", _("Signposting: information, once or twice")
    BRIEF = "brief", _("Brief: a few contacts and one or two services")
    HOLISTIC = "holistic", _("Holistic: a plan, several services, over months")


class Complexity(models.TextChoices):
    """How many threads run at once."""

    USUAL = "usual", _("As most people")
    MORE = "more", _("More than most: several services or people at once")


class Travel(models.TextChoices):
    """What seeing them takes."""

    NEAR = "near", _("By phone, or near")
    FAR = "far", _("Visits far out, or long ways")


ORDINARY = 2  # halves: what a case weighs of which nobody has said anything
HALVES = {Level.SIGNPOSTING: 1, Level.BRIEF: 2, Level.HOLISTIC: 3}


class Support(models.Model):
    """
    What a link worker says of one case; without a row it is an ordinary one.

    `weight` is kept in halves of an ordinary case: the level gives 1 to 3, more complexity and far
    travel one each. `contact_weeks` is after how many weeks without a word the person stands out.
    """

    referral = models.OneToOneField(
        Referral, primary_key=True, on_delete=models.PROTECT, related_name="support"
    )
    level = models.CharField(max_length=12, choices=Level, default=Level.BRIEF)
    complexity = models.CharField(max_length=10, choices=Complexity, default=Complexity.USUAL)
    travel = models.CharField(max_length=10, choices=Travel, default=Travel.NEAR)
    contact_weeks = models.PositiveSmallIntegerField(
        default=3, validators=[MinValueValidator(1), MaxValueValidator(26)]
    )
    weight = models.PositiveSmallIntegerField(default=ORDINARY, editable=False)
    version = models.PositiveIntegerField(default=0)

    objects = OfReferralQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(contact_weeks__range=(1, 26)), name="support_contact_weeks_1_to_26"
            ),
            models.CheckConstraint(
                condition=Q(weight__range=(1, 5)), name="support_weight_1_to_5_halves"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.level} for {self.referral_id}"


def weight_of(level: str, complexity: str, travel: str) -> int:
    """Return what a case weighs, in halves of an ordinary one."""
    return HALVES[Level(level)] + (complexity == Complexity.MORE) + (travel == Travel.FAR)
