"""From the link worker to a provider's service, with the person's consent."""

from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from providers.models import Provider, Service
from referrals import onward_states as states
from referrals.models.consent import Consent
from referrals.models.querysets import OnwardReferralQuerySet
from referrals.models.referral import Referral
from spcore.needs import Need


class OnwardReferral(models.Model):
    """
    One service offered to, chosen by, or arranged for a person.

    A provider sees `summary`, `support_needs` and `needs`, and once it accepts the name and the
    agreed channel: `selectors.provider_view` is the one place that says so. `consent` is the
    person's consent to share with this service; nothing is sent without it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="onward")
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="onward")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="onward")
    kind = models.CharField(max_length=15, choices=states.Kind, default=states.Kind.REFERRAL)
    status = models.CharField(
        max_length=15, choices=states.Status, default=states.Status.OFFERED, editable=False
    )
    end = models.CharField(max_length=10, choices=states.End, blank=True)
    needs = ArrayField(models.CharField(max_length=20, choices=Need), default=list, blank=True)
    summary = models.TextField(blank=True)
    support_needs = models.TextField(blank=True)
    companion = models.CharField(max_length=150, blank=True)
    share_phone = models.BooleanField(default=False)
    share_email = models.BooleanField(default=False)
    consent = models.ForeignKey(
        Consent, null=True, blank=True, on_delete=models.PROTECT, related_name="onward"
    )
    decline_reason = models.CharField(max_length=25, choices=states.DeclineReason, blank=True)
    decline_note = models.TextField(blank=True)
    passed_on_to = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="passed_on_from"
    )
    whose_move = models.CharField(max_length=10, choices=states.Move, default=states.Move.WORKER)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    sent_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    booked_for = models.DateTimeField(null=True, blank=True)
    started_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    # What its attendance adds up to. `missed_on`: the last mark, where they did not come.
    times_came = models.PositiveIntegerField(default=0, editable=False)
    first_came_on = models.DateField(null=True, blank=True, editable=False)
    last_came_on = models.DateField(null=True, blank=True, editable=False)
    missed_on = models.DateField(null=True, blank=True, editable=False)
    introduced_on = models.DateField(null=True, blank=True, editable=False)
    # The last day on which somebody said that they still go, asked by rule.
    still_going_on = models.DateField(null=True, blank=True)
    # The service belongs to an organisation the worker has a role in (practice.md 11).
    is_own_employer = models.BooleanField(default=False)
    # Why it is sent though the service has had as many this month as it can take.
    why_over_maximum = models.CharField(max_length=300, blank=True, db_default="")
    # From the form, so that a doubled click offers once.
    nonce = models.UUIDField(null=True, blank=True, unique=True)
    version = models.PositiveIntegerField(default=0)

    objects = OnwardReferralQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=states.BEFORE_SENDING)
                | ~Q(kind__in=states.SHARING_KINDS)
                | Q(consent__isnull=False),
                name="onward_sent_with_consent",
            ),
            models.CheckConstraint(
                condition=~Q(status=states.Status.ENDED) | ~Q(end=""),
                name="onward_ended_says_how",
            ),
            models.UniqueConstraint(
                fields=["referral", "service"],
                condition=Q(status__in=states.OPEN),
                name="onward_open_once",
            ),
        ]
        indexes = [
            models.Index(fields=["provider", "status", "sent_at", "id"], name="onward_inbox"),
            models.Index(fields=["referral", "created_at"], name="onward_of_referral"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class OnwardStep(models.Model):
    """One action taken on an onward referral. Never changed, never deleted."""

    id = models.BigAutoField(primary_key=True)
    onward = models.ForeignKey(OnwardReferral, on_delete=models.PROTECT, related_name="steps")
    action = models.CharField(max_length=20, choices=states.Action)
    came_from = models.CharField(max_length=15, choices=states.Status)
    went_to = models.CharField(max_length=15, choices=states.Status)
    reason = models.TextField(blank=True)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    taken_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["onward", "taken_at"], name="onward_step_in_order")]

    def __str__(self) -> str:
        return f"{self.action} on {self.onward_id}"
