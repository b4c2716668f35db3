"""A referral and the steps that brought it where it is."""

from uuid import uuid4

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from referrals import states
from referrals.models.person import Person
from referrals.models.querysets import ReferralQuerySet
from referrals.models.scheme import Scheme
from spcore.accounts.models import Organisation
from spcore.needs import Need


class Source(models.TextChoices):
    """Where the referral came from."""

    GP = "gp", _("GP practice")
    HOSPITAL = "hospital", _("Hospital")
    SOCIAL_CARE = "social_care", _("Social care")
    SCHOOL = "school", _("School or nursery")
    COMMUNITY = "community", _("Community organisation")
    SELF = "self", _("The person themself")


class Urgency(models.TextChoices):
    """How soon; each says what it means (practice.md 18). Never a grade of a person's risk."""

    ROUTINE = "routine", _("Routine: can wait in the usual queue")
    SOON = "soon", _("Soon: will get worse within weeks")
    URGENT = "urgent", _("Urgent: something will be lost within days, like a home, food or heating")


class RiskAnswer(models.TextChoices):
    """A deliberate answer, never prefilled (practice.md 5)."""

    NONE_KNOWN = "none_known", _("I asked: no risks known")
    NOT_ASKED = "not_asked", _("I have not asked")
    NAMED = "named", _("There is something to know")


class Referral(models.Model):
    """
    One request to a scheme to help one person, from draft to closed.

    `status` moves only through `services.take`. `person` is empty in a draft that names nobody yet.
    `first_help_at` stops the clock that nothing else stops (practice.md 21). `whose_move` names
    who must act next. `seen_at` is when the team first opened it: until then it can be taken back.
    `news_seen_at` is when the other side first opened what was done last: a decision, an end.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    reference = models.CharField(max_length=12, unique=True)
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="referrals"
    )
    scheme = models.ForeignKey(Scheme, on_delete=models.PROTECT, related_name="referrals")
    source = models.CharField(max_length=15, choices=Source, default=Source.GP)
    referring_organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="referrals_made"
    )
    # The practice that is told instead, since the person moved there; empty: the referring one.
    told_practice = models.ForeignKey(
        Organisation,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    # Nobody, where people refer themselves; `referring_organisation` is the scheme then.
    referrer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="referrals_made"
    )
    team = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="referrals"
    )
    link_worker = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="referrals_held",
    )
    status = models.CharField(
        max_length=20, choices=states.Status, default=states.Status.DRAFT, editable=False
    )
    outcome = models.CharField(max_length=25, choices=states.Outcome, blank=True)
    # What the practice must do now that it is closed; empty: nothing (practice.md 20).
    practice_action = models.CharField(max_length=300, blank=True)
    needs = ArrayField(models.CharField(max_length=20, choices=Need), default=list, blank=True)
    reason = models.TextField(blank=True)
    what_matters = models.TextField(blank=True)
    background = models.TextField(blank=True)
    urgency = models.CharField(max_length=10, choices=Urgency, default=Urgency.ROUTINE)
    critical_date = models.DateField(null=True, blank=True)
    critical_what = models.CharField(max_length=200, blank=True)
    risk_answer = models.CharField(max_length=15, choices=RiskAnswer, blank=True)
    risk_detail = models.TextField(blank=True)
    visit_risk = models.TextField(blank=True)
    shared_summary = models.TextField(blank=True)
    codes_only = models.BooleanField(default=False)
    whose_move = models.CharField(max_length=10, choices=states.Move, default=states.Move.REFERRER)
    next_action = models.CharField(max_length=200, blank=True)
    next_action_on = models.DateField(null=True, blank=True)
    # Tries to reach the person that failed, since one last succeeded.
    attempts = models.PositiveSmallIntegerField(default=0)
    # From the form, so that a doubled click makes one referral.
    nonce = models.UUIDField(null=True, blank=True, unique=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    submitted_at = models.DateTimeField(null=True, blank=True)
    # While it is taken back: when it was first sent, so that no correction resets that clock.
    first_sent_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)
    news_seen_at = models.DateTimeField(null=True, blank=True)
    # Of a draft: when it was last saved, and when its owner was told that it will be tidied away.
    saved_at = models.DateTimeField(null=True, blank=True)
    tidy_told_at = models.DateTimeField(null=True, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    allocated_at = models.DateTimeField(null=True, blank=True)
    first_contact_at = models.DateTimeField(null=True, blank=True)
    # When they first met or spoke at length; what counts as that is the link workers' to say.
    first_appointment_at = models.DateTimeField(null=True, blank=True)
    first_help_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    is_demo = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=0)

    objects = ReferralQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=[states.Status.DRAFT, states.Status.ENTERED_IN_ERROR])
                | Q(person__isnull=False, submitted_at__isnull=False),
                name="referral_beyond_draft_has_a_person",
            ),
            models.CheckConstraint(
                condition=Q(referrer__isnull=False) | Q(source=Source.SELF),
                name="referral_made_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=[states.Status.ALLOCATED, states.Status.ACTIVE])
                | Q(link_worker__isnull=False),
                name="referral_in_hand_has_a_worker",
            ),
            models.CheckConstraint(
                condition=~Q(status=states.Status.CLOSED)
                | (~Q(outcome="") & Q(closed_at__isnull=False)),
                name="referral_closed_has_an_outcome",
            ),
        ]
        indexes = [
            models.Index(
                fields=["link_worker", "next_action_on", "id"],
                condition=Q(status__in=states.OPEN),
                name="referral_caseload",
            ),
            models.Index(
                fields=["team", "status", "submitted_at", "id"],
                condition=Q(status__in=states.OPEN),
                name="referral_queue",
            ),
            models.Index(
                fields=["referring_organisation", "-created_at", "-id"], name="referral_made"
            ),
            models.Index(fields=["referring_organisation", "referrer"], name="referral_referrers"),
            models.Index(fields=["scheme", "submitted_at"], name="referral_of_scheme"),
            models.Index(
                fields=["scheme", "created_at"],
                condition=Q(status=states.Status.DRAFT),
                name="referral_drafts",
            ),
            models.Index(
                fields=["team", "first_contact_at"],
                include=["submitted_at", "urgency"],
                condition=Q(first_contact_at__isnull=False),
                name="referral_waits",
            ),
            models.Index(
                fields=["team", "allocated_at"],
                condition=Q(allocated_at__isnull=False),
                name="referral_taken_on",
            ),
            # Whom to ring some weeks after the end: a few of very many.
            models.Index(
                fields=["scheme", "closed_at"],
                condition=Q(status=states.Status.CLOSED),
                name="referral_closed",
            ),
            models.Index(
                fields=["told_practice"],
                condition=Q(told_practice__isnull=False),
                name="referral_told_elsewhere",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def whom(self) -> Person:
        """Return the person. :raises ValueError: in a draft that names nobody yet."""
        if self.person is None:
            raise ValueError("this draft names nobody yet")
        return self.person


class Step(models.Model):
    """One action taken on a referral. History, not truth: never changed, never deleted."""

    id = models.BigAutoField(primary_key=True)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="steps")
    action = models.CharField(max_length=25, choices=states.Action)
    came_from = models.CharField(max_length=20, choices=states.Status)
    went_to = models.CharField(max_length=20, choices=states.Status)
    reason = models.TextField(blank=True)
    # Of a return: why, as a code, and what would have helped. Of a redirect: which door.
    return_reason = models.CharField(max_length=20, choices=states.ReturnReason, blank=True)
    would_help = models.TextField(blank=True)
    door = models.ForeignKey(
        "referrals.OtherDoor", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    taken_at = models.DateTimeField()
    # The team it was with: a decision that gave it to another can only be taken back there.
    team = models.ForeignKey(
        "accounts.Organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )

    class Meta:
        indexes = [models.Index(fields=["referral", "taken_at"], name="step_in_order")]

    def __str__(self) -> str:
        return f"{self.action} on {self.referral_id}"
