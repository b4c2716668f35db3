"""What may be counted of a referral."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class ReferralFact(models.Model):
    """
    A referral as the dashboards know it, kept current by the outbox and rebuildable by command.

    Organisations are plain ids. `age_band` is in years ("18-24"); `imd_decile` 1 is the most
    deprived tenth; `place_code` is the council district people live in. `plan_on`: a plan was first
    agreed. `completed_on`: a service first helped to the end. `helped_on` stops the clock that
    nothing else stops, which began on `asked_on`: that of the person's first referral since which
    they had no help. `uptake` is how far they came with any service (referrals.uptake).
    `is_returned`: sent back or to another door for a reason of the referrer's. What was not asked
    is empty. `referral_id` makes projecting idempotent and is shown nowhere.
    """

    referral_id = models.UUIDField(primary_key=True)
    scheme_id = models.UUIDField()
    icb_id = models.UUIDField(null=True)
    practice_id = models.UUIDField(null=True)
    pcn_id = models.UUIDField(null=True)
    team_id = models.UUIDField(null=True)
    source = models.CharField(max_length=15)
    status = models.CharField(max_length=20)
    outcome = models.CharField(max_length=25, blank=True)
    urgency = models.CharField(max_length=10)
    needs = ArrayField(models.CharField(max_length=20), default=list)
    age_band = models.CharField(max_length=10, blank=True)
    gender = models.CharField(max_length=10, blank=True)
    imd_decile = models.PositiveSmallIntegerField(null=True)
    place_code = models.CharField(max_length=9, blank=True, default="", db_default="")
    rural = models.CharField(max_length=5, blank=True, default="", db_default="")
    sex = models.CharField(max_length=10, blank=True, default="", db_default="")
    ethnicity = models.CharField(max_length=2, blank=True, default="", db_default="")
    disability = models.CharField(max_length=10, blank=True, default="", db_default="")
    language = models.CharField(max_length=10, blank=True, default="", db_default="")
    is_returned = models.BooleanField(default=False, db_default=False)
    uptake = models.CharField(max_length=15, blank=True, default="", db_default="")
    submitted_on = models.DateField(null=True)
    asked_on = models.DateField(null=True)
    accepted_on = models.DateField(null=True)
    first_contact_on = models.DateField(null=True)
    plan_on = models.DateField(null=True)
    connected_on = models.DateField(null=True)
    started_on = models.DateField(null=True)
    completed_on = models.DateField(null=True)
    helped_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    as_of = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["icb_id", "submitted_on"], name="fact_icb_submitted"),
            models.Index(fields=["scheme_id", "submitted_on"], name="fact_scheme_submitted"),
            models.Index(fields=["team_id", "submitted_on"], name="fact_team_submitted"),
            models.Index(fields=["practice_id", "submitted_on"], name="fact_practice_submitted"),
        ]

    def __str__(self) -> str:
        return str(self.referral_id)
