"""What a scheme wants noticed, what was noticed, and who was told about it on which day."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from linkworkers.models.querysets import DeskReminderQuerySet, ReminderQuerySet
from linkworkers.models.reminder_kinds import RuleKind, Told
from referrals.models import OfSchemeQuerySet, Referral, Scheme
from spcore.accounts.models import Organisation


class ReminderRule(models.Model):
    """
    One rule of one scheme, edited by its own people.

    `days` is empty where the scheme's targets set them. What began before `due_before` is due now:
    each pass writes it from the days, the bank holidays and the clock; the `soon_` and `urgent_`
    ones differ where a target does. `by_email` adds it to its owner's one email a day,
    `by_text` to the one text; `nudges` sends an email to whoever has not answered.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    scheme = models.ForeignKey(Scheme, on_delete=models.CASCADE, related_name="reminder_rules")
    kind = models.CharField(max_length=15, choices=RuleKind)
    is_on = models.BooleanField(default=True)
    days = models.PositiveSmallIntegerField(null=True, blank=True)
    told = models.CharField(max_length=10, choices=Told)
    by_email = models.BooleanField(default=True)
    by_text = models.BooleanField(default=False)
    nudges = models.BooleanField(default=False)
    due_before = models.DateTimeField(null=True, blank=True, editable=False)
    soon_due_before = models.DateTimeField(null=True, blank=True, editable=False)
    urgent_due_before = models.DateTimeField(null=True, blank=True, editable=False)
    version = models.PositiveIntegerField(default=0)

    objects = OfSchemeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["scheme", "kind"], name="reminder_rule_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.scheme_id}"


class ReminderState(models.TextChoices):
    """Where a reminder stands."""

    OPEN = "open", _("To do")
    DONE = "done", _("Dealt with")
    GONE = "gone", _("No longer true")


class Reminder(models.Model):
    """
    One thing that went stale: raised once for each `anchor_at`, the moment its days count from.

    `subject_id` is the referral's id, or that of what hangs on it. It ends by itself when it is no
    longer true, or when somebody says it is dealt with. `later_on` hides it until that day.
    `mailed_at` is when its owner was first told by email.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    rule = models.ForeignKey(ReminderRule, on_delete=models.CASCADE, related_name="reminders")
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="reminders")
    subject_id = models.UUIDField()
    anchor_at = models.DateTimeField()
    state = models.CharField(max_length=5, choices=ReminderState, default=ReminderState.OPEN)
    raised_at = models.DateTimeField()
    mailed_at = models.DateTimeField(null=True, blank=True)
    later_on = models.DateField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = ReminderQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["rule", "subject_id", "anchor_at"], name="reminder_raised_once"
            ),
            models.CheckConstraint(
                condition=Q(state=ReminderState.OPEN) | Q(settled_at__isnull=False),
                name="reminder_settled_when",
            ),
        ]
        indexes = [
            models.Index(
                fields=["referral", "anchor_at"],
                condition=Q(state=ReminderState.OPEN),
                name="reminder_open",
            ),
            models.Index(
                fields=["rule"], condition=Q(state=ReminderState.OPEN), name="reminder_open_of_rule"
            ),
            # Else each case that waits reads all that its scheme's rule ever raised.
            models.Index(
                fields=["referral", "settled_at"],
                condition=Q(state=ReminderState.DONE),
                name="reminder_done_of_case",
            ),
        ]

    def __str__(self) -> str:
        return f"Reminder {self.pk}"


class DeskReminder(models.Model):
    """
    The same of what is no case: an import, an edit proposed, an application to the fund.

    `organisation` has it on its list; empty: all who edit the directory. Nobody says that it is
    dealt with: it ends by itself once it is.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    rule = models.ForeignKey(ReminderRule, on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    subject_id = models.UUIDField()
    anchor_at = models.DateTimeField()
    state = models.CharField(max_length=5, choices=ReminderState, default=ReminderState.OPEN)
    raised_at = models.DateTimeField()
    mailed_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = DeskReminderQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["rule", "subject_id", "anchor_at"], name="desk_reminder_raised_once"
            ),
            models.CheckConstraint(
                condition=Q(state=ReminderState.OPEN) | Q(settled_at__isnull=False),
                name="desk_reminder_settled_when",
            ),
        ]
        indexes = [
            models.Index(
                fields=["organisation", "anchor_at"],
                condition=Q(state=ReminderState.OPEN),
                name="desk_reminder_open",
            )
        ]

    def __str__(self) -> str:
        return f"Desk reminder {self.pk}"


class ReminderMessage(models.Model):
    """
    One day's message to one user or one organisation: there is never a second that day.

    `by_email` and `by_text` say by which ways the rules tell a user.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+"
    )
    organisation = models.ForeignKey(
        Organisation, null=True, on_delete=models.CASCADE, related_name="+"
    )
    day = models.DateField()
    by_email = models.BooleanField(default=True)
    by_text = models.BooleanField(default=False)
    promised_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "day"], name="reminded_user_once_a_day"),
            models.UniqueConstraint(
                fields=["organisation", "day"], name="reminded_organisation_once_a_day"
            ),
            models.CheckConstraint(
                condition=Q(user=None, organisation__isnull=False)
                | Q(user__isnull=False, organisation=None),
                name="reminder_message_to_one",
            ),
        ]

    def __str__(self) -> str:
        return f"Message {self.pk} of {self.day}"
