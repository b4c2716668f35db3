"""A social prescribing scheme: its rules, and which team covers which practice."""

from datetime import time

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q

from spcore.accounts.models import Organisation
from spcore.needs import Need
from spcore.working_days import Hours


def weekdays() -> list[int]:
    """Return Monday to Friday."""
    return [0, 1, 2, 3, 4]


class Scheme(models.Model):
    """
    One scheme's settings; its teams are organisations whose parent is this one.

    Targets are in working days (domain.md, Clocks): `triage_days`, `first_contact_days` and
    `first_appointment_days` are the routine ones, with their own for "soon" and "urgent".
    `attempts_before_closing` is the rule before a person may be closed as "could not be reached".
    `remit` says who it suits, `not_for_needs` which needs another door serves,
    `link_worker_remit` what a link worker does and does not do (the remit page), and
    `what_to_say` helps whoever hears that somebody is not safe.
    After `consent_review_months` a worker is reminded to ask again what the person agrees to; 0
    reminds nobody.
    """

    organisation = models.OneToOneField(
        Organisation, primary_key=True, on_delete=models.CASCADE, related_name="scheme"
    )
    remit = models.TextField(blank=True)
    not_for = models.TextField(blank=True)
    link_worker_remit = models.TextField(blank=True)
    what_to_say = models.TextField(blank=True)
    not_for_needs = ArrayField(
        models.CharField(max_length=20, choices=Need), default=list, blank=True
    )
    triage_days = models.PositiveSmallIntegerField(default=2)
    soon_triage_days = models.PositiveSmallIntegerField(default=2)
    urgent_triage_days = models.PositiveSmallIntegerField(default=1)
    first_contact_days = models.PositiveSmallIntegerField(default=5)
    soon_contact_days = models.PositiveSmallIntegerField(default=3)
    urgent_contact_days = models.PositiveSmallIntegerField(default=2)
    first_appointment_days = models.PositiveSmallIntegerField(default=15)
    soon_appointment_days = models.PositiveSmallIntegerField(default=10)
    urgent_appointment_days = models.PositiveSmallIntegerField(default=5)
    provider_answer_days = models.PositiveSmallIntegerField(default=10)
    attempts_before_closing = models.PositiveSmallIntegerField(default=3)
    reopen_days = models.PositiveSmallIntegerField(default=90)
    consent_review_months = models.PositiveSmallIntegerField(default=12)
    # A draft that nobody saved for so many days is marked as made in error; its owner is told
    # seven days before.
    draft_days = models.PositiveSmallIntegerField(default=30, validators=[MinValueValidator(8)])
    # A concern nobody takes over goes to the next in line, then to the managers and leads.
    pass_on_minutes = models.PositiveSmallIntegerField(default=15)
    lead_minutes = models.PositiveSmallIntegerField(default=30)
    minimum_age = models.PositiveSmallIntegerField(default=18)
    maximum_age = models.PositiveSmallIntegerField(null=True, blank=True)
    duty_phone = models.CharField(max_length=40, blank=True)
    duty_hours = models.CharField(max_length=120, blank=True)
    # Texts go to people who chose them; reminders of appointments by text or email.
    sends_texts = models.BooleanField(default=False)
    reminds_of_appointments = models.BooleanField(default=True)
    version = models.PositiveIntegerField(default=0)
    # The public form, and when somebody reads what it brings. 0 is Monday; bank holidays are off.
    takes_self_referrals = models.BooleanField(default=False)
    staffed_days = ArrayField(models.PositiveSmallIntegerField(), default=weekdays)
    staffed_from = models.TimeField(default=time(9))
    staffed_until = models.TimeField(default=time(17))

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(maximum_age=None) | Q(maximum_age__gte=F("minimum_age")),
                name="scheme_ages_in_order",
            ),
            models.CheckConstraint(
                condition=Q(staffed_from__lt=F("staffed_until")), name="scheme_staffed_for_a_while"
            ),
            models.CheckConstraint(
                condition=Q(pass_on_minutes__gt=0, lead_minutes__gt=F("pass_on_minutes")),
                name="scheme_concerns_passed_on_in_order",
            ),
            models.CheckConstraint(
                condition=Q(staffed_days__len__gt=0), name="scheme_staffed_some_day"
            ),
        ]

    def __str__(self) -> str:
        return self.organisation.name

    @property
    def hours(self) -> Hours:
        """Return when somebody reads what comes in."""
        return Hours(frozenset(self.staffed_days), self.staffed_from, self.staffed_until)


class TeamCover(models.Model):
    """A practice whose people a team serves; where a referral goes by default."""

    team = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="covers")
    practice = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="covered_by")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["team", "practice"], name="cover_once")]

    def __str__(self) -> str:
        return f"{self.team_id} for {self.practice_id}"
