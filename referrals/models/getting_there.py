"""How somebody gets to a service the first time: who goes along, the way, the help it takes."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from referrals.models.companion import Companion
from referrals.models.onward import OnwardReferral
from referrals.models.onward_querysets import onward_shared_with
from referrals.onward_states import AFTER_ACCEPTING
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role


class Goes(models.TextChoices):
    """Who goes along the first time."""

    ALONE = "alone", _("Nobody: they go alone")
    WORKER = "worker", _("The link worker")
    FAMILY = "family", _("Family, a friend or a carer")
    VOLUNTEER = "volunteer", _("A volunteer")
    HOST = "host", _("Somebody of the service meets them")


class Way(models.TextChoices):
    """How they travel."""

    WALK = "walk", _("On foot")
    BUS = "bus", _("By bus or train")
    CAR = "car", _("In their own car")
    LIFT = "lift", _("Somebody drives them")
    COMMUNITY = "community", _("Community transport")
    TAXI = "taxi", _("By taxi")
    FETCHED = "fetched", _("The service fetches them")


class TravelHelp(models.TextChoices):
    """What became of help with the journey (practice.md 29)."""

    ASKED = "asked", _("Asked for, not booked yet")
    BOOKED = "booked", _("Booked")
    REFUSED = "refused", _("Refused, or nobody has it")


class TravelKind(models.TextChoices):
    """What would help with a journey."""

    FARES = "fares", _("Bus or train fares")
    LEARN = "learn", _("A bus pass, or learning the way together")
    DRIVER = "driver", _("A volunteer driver")
    COMMUNITY = "community", _("Community transport")
    TAXI = "taxi", _("A taxi")
    PATIENT = "patient", _("NHS patient transport")
    COMPANION = "companion", _("Somebody to go along")
    OTHER = "other", _("Something else")


class GettingThereQuerySet(models.QuerySet):
    """Journeys."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to the team's; to a service's once it accepted, where the person agreed."""
        rows = self.filter(onward__in=onward_shared_with(actor))
        if actor.role == Role.PROVIDER:
            return rows.filter(is_shared=True, onward__status__in=AFTER_ACCEPTING)
        return rows


class GettingThere(models.Model):
    """
    One journey to one service; no row, nobody asked.

    Of a companion the name alone is kept; a volunteer, of the team's register or not, goes only
    where somebody has seen their checks, on `checks_seen_on`. `cost` is in pounds, for the report.
    The service sees who comes along and by what way, where `is_shared`; never the help or its cost.
    """

    onward = models.OneToOneField(
        OnwardReferral, primary_key=True, on_delete=models.PROTECT, related_name="getting_there"
    )
    goes = models.CharField(max_length=10, choices=Goes, blank=True)
    companion = models.CharField(max_length=150, blank=True)
    volunteer = models.ForeignKey(
        Companion, null=True, blank=True, on_delete=models.PROTECT, related_name="journeys"
    )
    checks_seen_on = models.DateField(null=True, blank=True)
    way = models.CharField(max_length=10, choices=Way, blank=True)
    help = models.CharField(max_length=10, choices=TravelHelp, blank=True)
    help_kind = models.CharField(max_length=10, choices=TravelKind, blank=True)
    help_words = models.CharField(max_length=300, blank=True)
    cost = models.DecimalField(max_digits=7, decimal_places=2, null=True, blank=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    is_shared = models.BooleanField(default=False)
    changed_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=0)

    objects = GettingThereQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(goes=Goes.VOLUNTEER) | Q(checks_seen_on__isnull=False),
                name="journey_volunteer_was_checked",
            ),
            models.CheckConstraint(
                condition=Q(cost=None) | Q(cost__gte=0), name="journey_costs_nought_or_more"
            ),
        ]

    def __str__(self) -> str:
        return f"Journey to {self.onward_id}"
