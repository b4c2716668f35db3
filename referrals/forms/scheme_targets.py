"""By when things must happen in a scheme, in working days."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from referrals.forms.settings import SettingsForm, days_field, short

# The most urgent first: none may take longer than the next.
TRIAGE = ("urgent_triage_days", "soon_triage_days", "triage_days")
CONTACT = ("urgent_contact_days", "soon_contact_days", "first_contact_days")
APPOINTMENT = ("urgent_appointment_days", "soon_appointment_days", "first_appointment_days")


class SchemeTargetsForm(SettingsForm):
    """Targets per urgency, and the scheme's rules. Bank holidays and weekends never count."""

    urgent_triage_days = days_field(_("Urgent: decide within"))
    soon_triage_days = days_field(_("Soon: decide within"))
    triage_days = days_field(_("Routine: decide within"))
    urgent_contact_days = days_field(_("Urgent: first contact within"))
    soon_contact_days = days_field(_("Soon: first contact within"))
    first_contact_days = days_field(_("Routine: first contact within"))
    urgent_appointment_days = days_field(
        _("Urgent: first appointment within"),
        _("A meeting, a video call, or a phone call of 15 minutes or more."),
    )
    soon_appointment_days = days_field(_("Soon: first appointment within"))
    first_appointment_days = days_field(_("Routine: first appointment within"))
    provider_answer_days = days_field(
        _("A service answers within"),
        format_lazy(
            _(
                "After these working days it shows as late. After {days} more it counts as not "
                "answered, and the link worker gets a task."
            ),
            days=settings.PROVIDER_GRACE_DAYS,
        ),
    )
    attempts_before_closing = forms.IntegerField(
        label=_("Tries before “could not be reached”"),
        help_text=_("Nobody can be closed as not reached with fewer tries."),
        min_value=1,
        max_value=20,
        widget=short(),
    )
    reopen_days = forms.IntegerField(
        label=_("Days in which a closed referral can be reopened"),
        help_text=_("Calendar days. Afterwards a new referral is needed."),
        min_value=0,
        max_value=730,
        widget=short(),
    )
    consent_review_months = forms.IntegerField(
        label=_("Months until consent is reviewed"),
        help_text=_(
            "Then the link worker is reminded to ask again. Nobody is cut off. 0 reminds nobody. "
            "It holds for answers recorded from now on."
        ),
        min_value=0,
        max_value=60,
        widget=short(),
    )
    draft_days = forms.IntegerField(
        label=_("Days a draft is kept that nobody touches"),
        help_text=_("Calendar days. Whoever began it is told seven days before."),
        min_value=8,
        max_value=365,
        widget=short(),
    )
    pass_on_minutes = forms.IntegerField(
        label=_("Minutes until a concern goes to the next in line"),
        help_text=_("If nobody has taken it over. “Seen” does not stop it."),
        min_value=1,
        max_value=240,
        widget=short(),
    )
    lead_minutes = forms.IntegerField(
        label=_("Minutes until it goes to the managers and the safeguarding lead"),
        min_value=2,
        max_value=480,
        widget=short(),
    )
    reminds_of_appointments = forms.BooleanField(
        label=_("Remind people of appointments on the working day before"),
        help_text=_(
            "By text or email, where that is safe, at the hours when somebody reads. A change or "
            "a cancellation is told at once."
        ),
        required=False,
    )
    sends_texts = forms.BooleanField(
        label=_("Send text messages to people who chose texts"),
        help_text=_("A text names nobody, no place and no service."),
        required=False,
    )
    fieldsets: Any = (
        (
            _("Working days from sending to the decision"),
            TRIAGE,
        ),
        (
            _("Working days from accepting to the first contact"),
            CONTACT,
        ),
        (
            _("Working days from accepting to the first appointment"),
            APPOINTMENT,
        ),
        (
            _("Rules"),
            (
                *("provider_answer_days", "attempts_before_closing", "reopen_days"),
                *("consent_review_months", "draft_days"),
            ),
        ),
        (_("Messages to people"), ("reminds_of_appointments", "sends_texts")),
        (_("A concern that nobody takes over"), ("pass_on_minutes", "lead_minutes")),
    )

    def clean(self) -> dict[str, Any]:
        """Refuse an urgent target slower than a routine one, and managers told too early."""
        cleaned = super().clean()
        first, then = cleaned.get("pass_on_minutes"), cleaned.get("lead_minutes")
        if first and then and then <= first:
            text = _("The managers must come after the next in line")
            self.add_error("lead_minutes", text)
        for names in (TRIAGE, CONTACT, APPOINTMENT):
            days = [cleaned[name] for name in names if name in cleaned]
            if len(days) == len(names) and days != sorted(days):
                text = _("Urgent must not take longer than soon, nor soon than routine")
                self.add_error(names[0], text)
        return cleaned
