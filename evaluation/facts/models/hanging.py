"""What may be counted of what hangs on a referral: measures, services, needs that were not met."""

from django.db import models


class MeasureFact(models.Model):
    """
    One figure of one measure for one referral: the first answer, and the last one since.

    `score` is "family.figure". `before` is empty where too little was answered for a figure,
    `after` where nobody asked again. `is_mixed`: the two were collected in different ways, by two
    versions, or one as told and one as counted. `meaningful` is the published change that matters,
    if there is one.
    """

    referral_id = models.UUIDField()
    score = models.CharField(max_length=51)
    label = models.CharField(max_length=200)
    better = models.CharField(max_length=4)
    meaningful = models.FloatField(null=True)
    before = models.FloatField(null=True)
    after = models.FloatField(null=True)
    before_on = models.DateField()
    after_on = models.DateField(null=True)
    is_mixed = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["referral_id", "score"], name="measure_fact_once")
        ]
        indexes = [models.Index(fields=["before_on"], name="measure_fact_asked")]

    def __str__(self) -> str:
        return f"{self.score} of {self.referral_id}"


class OnwardFact(models.Model):
    """One onward referral; `uptake` is how far it came (referrals.uptake)."""

    onward_id = models.UUIDField(primary_key=True)
    referral_id = models.UUIDField(db_index=True)
    service_id = models.UUIDField()
    provider_id = models.UUIDField()
    kind = models.CharField(max_length=15)
    status = models.CharField(max_length=15)
    end = models.CharField(max_length=10, blank=True)
    decline_reason = models.CharField(max_length=25, blank=True)
    uptake = models.CharField(max_length=15)
    sent_on = models.DateField(null=True)
    answered_on = models.DateField(null=True)
    started_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["provider_id", "sent_on"], name="onward_fact_provider")]

    def __str__(self) -> str:
        return str(self.onward_id)


class UnmetFact(models.Model):
    """One need with nothing suitable to offer, and roughly where: district and outward postcode."""

    unmet_id = models.UUIDField(primary_key=True)
    referral_id = models.UUIDField(db_index=True)
    icb_id = models.UUIDField(null=True)
    need = models.CharField(max_length=20)
    why = models.CharField(max_length=10)
    place_code = models.CharField(max_length=9, blank=True)
    outcode = models.CharField(max_length=4, blank=True)
    recorded_on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["icb_id", "recorded_on"], name="unmet_fact_icb")]

    def __str__(self) -> str:
        return f"{self.need} of {self.referral_id}"
