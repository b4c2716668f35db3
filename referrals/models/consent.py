"""What the person agreed to, for which purpose, and what was withdrawn."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from providers.models import Provider
from referrals.models.person import Person


class Purpose(models.TextChoices):
    """What an agreement is about. Never the legal basis of direct care (practice.md 15)."""

    REFERRAL = "referral", _("Being referred to social prescribing")
    SHARING = "sharing", _("Sharing with a service")
    FEEDBACK = "feedback", _("Telling the GP practice how it went")
    EVALUATION = "evaluation", _("Using answers, without a name, to see what works")
    AFTERWARDS = "afterwards", _("Being asked again after the support has ended")


class ConsentHow(models.TextChoices):
    """How the person said it."""

    SPOKEN = "spoken", _("Said it to me in person")
    PHONE = "phone", _("Said it on the phone")
    WRITTEN = "written", _("In writing")
    WEB_FORM = "web_form", _("Said so on the web form")
    CARRIED_OVER = "carried_over", _("Carried over from another record")
    OVERRIDE = "override", _("Lacks capacity: decided in the person's best interests")


class SaidBy(models.TextChoices):
    """Who gave the answer."""

    PERSON = "person", _("The person")
    PARENT = "parent", _("Somebody with parental responsibility")


class Basis(models.TextChoices):
    """
    On what footing somebody else decides for an adult who lacks capacity for this decision.

    Mental Capacity Act 2005: section 4 (best interests), sections 9 and 16 (attorney, deputy).
    """

    BEST_INTERESTS = "best_interests", _("Decided in their best interests")
    LPA_HEALTH = "lpa_health", _("Attorney for health and welfare (LPA)")
    DEPUTY = "deputy", _("Deputy appointed by the Court of Protection")


class Consent(models.Model):
    """
    One answer, yes or no. A later row for the same purpose stands before an earlier one.

    `given_on` is the day the person said so, `given_at` the moment it was written down. An override
    needs its reason; `decision`, `assessor`, `basis` and `lpa_seen_by` say what was decided, who
    assessed capacity, and who saw the attorney's document. Withdrawal stops future sharing at once;
    `review_on` only asks for a review (practice.md 15).
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="consents")
    purpose = models.CharField(max_length=12, choices=Purpose)
    provider = models.ForeignKey(
        Provider, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    is_given = models.BooleanField()
    how = models.CharField(max_length=15, choices=ConsentHow)
    said_by = models.CharField(max_length=10, choices=SaidBy, default=SaidBy.PERSON)
    said_by_name = models.CharField(max_length=150, blank=True)
    reason = models.TextField(blank=True)
    decision = models.CharField(max_length=300, blank=True)
    assessor = models.CharField(max_length=150, blank=True)
    basis = models.CharField(max_length=15, choices=Basis, blank=True)
    lpa_seen_by = models.CharField(max_length=150, blank=True)
    # Nobody, where the person said so themself on the public form.
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    given_at = models.DateTimeField()
    given_on = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(recorded_by__isnull=False) | Q(how=ConsentHow.WEB_FORM),
                name="consent_recorded_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(how=ConsentHow.OVERRIDE) | ~Q(reason=""),
                name="consent_override_has_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(purpose=Purpose.SHARING) | Q(provider__isnull=False),
                name="consent_to_share_names_the_provider",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "purpose", "-given_at"], name="consent_latest"),
            models.Index(
                fields=["person", "review_on"],
                condition=Q(review_on__isnull=False),
                name="consent_to_review",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purpose}: {self.is_given}"
