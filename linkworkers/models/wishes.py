"""How somebody travels, what they can pay and what suits them: what a match is made by."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from referrals.models import OfReferralQuerySet, Referral


class Travels(models.TextChoices):
    """How the person gets about."""

    WALKS = "walks", _("On foot")
    BUS = "bus", _("By bus or train")
    CAR = "car", _("By car, or somebody drives them")
    HELP = "help", _("Only with help to get there")
    HOME = "home", _("They do not leave home at the moment")


class Money(models.TextChoices):
    """What it may cost."""

    FREE = "free", _("It has to be free")
    SOME = "some", _("They can pay something")


class Access(models.TextChoices):
    """What a place must have; the values are its columns in the directory."""

    STEP_FREE = "is_step_free", _("No steps")
    TOILET = "has_accessible_toilet", _("An accessible toilet")
    LOOP = "has_hearing_loop", _("A hearing loop")
    PARKING = "has_parking", _("Parking")


class Preference(models.TextChoices):
    """What suits them; the values are columns of a service in the directory."""

    ONE_TO_ONE = "one_to_one", _("One to one")
    SMALL_GROUP = "small_group", _("A small group")
    QUIET = "is_quiet", _("Somewhere quiet")
    ACCOMPANIED = "accompanied_first_visit", _("Somebody with them the first time")
    ONLINE = "online", _("Online")
    AT_HOME = "at_home", _("At their home")


class Wishes(models.Model):
    """
    What a person said of how help must reach them; without a row nobody has asked yet.

    `assured_only` is for an adult at risk: like a child, they are matched to assured services only.
    """

    referral = models.OneToOneField(
        Referral, primary_key=True, on_delete=models.PROTECT, related_name="wishes"
    )
    travels = models.CharField(max_length=10, choices=Travels, default=Travels.BUS)
    reach_km = models.PositiveSmallIntegerField(default=8)
    money = models.CharField(max_length=10, choices=Money, default=Money.FREE)
    access = ArrayField(models.CharField(max_length=25, choices=Access), default=list, blank=True)
    prefers = ArrayField(
        models.CharField(max_length=25, choices=Preference), default=list, blank=True
    )
    assured_only = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=0)

    objects = OfReferralQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(reach_km__range=(1, 80)), name="wishes_reach_km")
        ]

    def __str__(self) -> str:
        return f"Wishes for {self.referral_id}"
