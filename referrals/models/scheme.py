"""A social prescribing scheme: its rules, and which team covers which practice."""

from django.db import models

from spcore.accounts.models import Organisation


class Scheme(models.Model):
    """
    One scheme's settings; its teams are organisations whose parent is this one.

    Clocks are in working days (domain.md, Clocks). `attempts_before_closing` is the rule before a
    person may be closed as "could not be reached".
    """

    organisation = models.OneToOneField(
        Organisation, primary_key=True, on_delete=models.CASCADE, related_name="scheme"
    )
    remit = models.TextField(blank=True)
    not_for = models.TextField(blank=True)
    triage_days = models.PositiveSmallIntegerField(default=2)
    first_contact_days = models.PositiveSmallIntegerField(default=5)
    urgent_contact_days = models.PositiveSmallIntegerField(default=2)
    provider_answer_days = models.PositiveSmallIntegerField(default=10)
    attempts_before_closing = models.PositiveSmallIntegerField(default=3)
    reopen_days = models.PositiveSmallIntegerField(default=90)
    minimum_age = models.PositiveSmallIntegerField(default=18)
    duty_phone = models.CharField(max_length=40, blank=True)
    duty_hours = models.CharField(max_length=120, blank=True)

    def __str__(self) -> str:
        return self.organisation.name


class TeamCover(models.Model):
    """A practice whose people a team serves; where a referral goes by default."""

    team = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="covers")
    practice = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="covered_by")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["team", "practice"], name="cover_once")]

    def __str__(self) -> str:
        return f"{self.team_id} for {self.practice_id}"
