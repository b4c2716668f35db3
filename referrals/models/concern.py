"""A worry about somebody's safety: stored, shown, owned, and taken over. No score, no grade."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from referrals.models.concern_querysets import ConcernQuerySet, OfConcernQuerySet
from referrals.models.person import Person
from referrals.models.referral import Referral
from spcore.accounts.models import Organisation


class ConcernKind(models.TextChoices):
    """Separate short forms (practice.md 4)."""

    SELF_HARM = "self_harm", _("Suicide or self-harm")
    ADULT = "adult", _("Safeguarding an adult")
    CHILD = "child", _("Safeguarding a child")
    ABUSE = "abuse", _("Domestic abuse")
    NOT_SAFE = "not_safe", _("May not be safe")
    ALLEGATION = "allegation", _("An allegation about somebody who works here or a provider")


class CameBy(models.TextChoices):
    """How a concern reached us: somebody raised it, or a form nobody watches said "not safe"."""

    COLLEAGUE = "colleague", _("Raised by a colleague")
    WEB_FORM = "web_form", _("The public form")
    SHORT_FORM = "short_form", _("Another referrer's form")
    MESSAGE = "message", _("A message of another system")
    TEXT = "text", _("A text from the person")


class Concern(models.Model):
    """
    What worries whom, who was told, and who has taken it over (practice.md 1, 3, 4).

    `seen` and `taken over` are two acts; only the second, with what was done, settles the concern.
    Its content never appears in a thread, a letter or on the person's own page. An allegation is
    read by the scheme's safeguarding leads alone, but for one whom it is about.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="concerns")
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="concerns")
    kind = models.CharField(max_length=10, choices=ConcernKind)
    about_user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    about_organisation = models.ForeignKey(
        Organisation, null=True, on_delete=models.PROTECT, related_name="+"
    )
    about_who = models.CharField(max_length=200, blank=True)
    what = models.TextField()
    spoke_to = models.CharField(max_length=200, blank=True)
    spoke_at = models.DateTimeField(null=True, blank=True)
    agreed = models.TextField(blank=True)
    person_knows = models.CharField(max_length=200, blank=True)
    wishes = models.TextField(blank=True)
    without_consent = models.TextField(blank=True)
    council_reference = models.CharField(max_length=60, blank=True)
    came_by = models.CharField(max_length=10, choices=CameBy, default=CameBy.COLLEAGUE)
    # Nobody of ours, where it came by the public form.
    raised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    raised_by_organisation = models.ForeignKey(
        Organisation, null=True, on_delete=models.PROTECT, related_name="+"
    )
    raised_at = models.DateTimeField()
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    seen_at = models.DateTimeField(null=True, blank=True)
    # Nobody had taken it over in time: when it went to the next in line, and to the managers.
    passed_on_at = models.DateTimeField(null=True, blank=True)
    lead_told_at = models.DateTimeField(null=True, blank=True)
    taken_over_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    taken_over_at = models.DateTimeField(null=True, blank=True)
    action_taken = models.TextField(blank=True)
    # From the form, so that a doubled click raises one concern.
    nonce = models.UUIDField(null=True, blank=True, unique=True)

    objects = ConcernQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(taken_over_at=None)
                | (Q(taken_over_by__isnull=False) & ~Q(action_taken="")),
                name="concern_taken_over_by_whom_and_how",
            ),
            models.CheckConstraint(
                condition=Q(came_by__in=[CameBy.WEB_FORM, CameBy.TEXT])
                | Q(raised_by__isnull=False, raised_by_organisation__isnull=False),
                name="concern_raised_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(kind=ConcernKind.ALLEGATION)
                | Q(about_user__isnull=False)
                | Q(about_organisation__isnull=False)
                | ~Q(about_who=""),
                name="allegation_about_somebody",
            ),
        ]
        indexes = [
            models.Index(
                fields=["referral", "raised_at"],
                condition=Q(taken_over_at=None),
                name="concern_open",
            ),
            models.Index(
                fields=["raised_at"], condition=Q(taken_over_at=None), name="concern_waiting"
            ),
        ]

    def __str__(self) -> str:
        return f"Concern {self.pk}"


class ConcernFollowUp(models.Model):
    """What came of a concern, as it becomes known: added to, so nobody writes over another."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="follow_ups")
    council_reference = models.CharField(max_length=60, blank=True)
    decision = models.TextField(blank=True)
    feedback = models.TextField(blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField()
    nonce = models.UUIDField(unique=True)

    objects = OfConcernQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(council_reference="", decision="", feedback=""),
                name="follow_up_says_something",
            )
        ]
        indexes = [models.Index(fields=["concern", "recorded_at"], name="follow_up_of_concern")]

    def __str__(self) -> str:
        return f"Follow-up {self.pk}"
