"""What /design/ shows: made-up values for every component, and forms with and without errors."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from spcore.needs import Need
from spcore.ui import fields
from spcore.ui.banner import PersonBanner
from spcore.ui.plain_form import PlainForm
from spcore.ui.statuses import TAGS

NOON = datetime(2026, 11, 23, 12, 30, tzinfo=ZoneInfo("Europe/London"))
PERSON = PersonBanner(
    name="Sample Person",
    born=date(1956, 3, 27),
    nhs_number="9990000018",
    postcode="PR1 2HE",
    safe_contact="Text only. Never leave a voicemail.",
    has_open_concern=True,
    concern_url="#person",
)
ENTRIES = [
    {"label": "First contact", "at": NOON, "by": "Sam Okafor", "text": "Talked for 20 minutes."},
    {"label": "Referral accepted", "at": date(2026, 11, 20), "by": "Jo Hill"},
    {"label": "Referral submitted", "at": date(2026, 11, 18), "by": "Dr Lin, Example Surgery"},
]
SUMMARY = [
    (_("Preferred language"), "Polish", "#summary"),
    (_("Interpreter"), _("Yes"), "#summary"),
    (_("Telephone"), ""),
]


class ExampleForm(PlainForm):
    """Every control of the forms."""

    fieldsets = (
        (_("About the person"), ("full_name", "born", "nhs_number", "postcode")),
        (_("What is going on"), ("needs", "urgency", "reason", "practice")),
    )
    reveals = {"contact": {"phone": ("phone_number",)}}
    option_hints = {"urgency": {"soon": _("There is a date by which help is needed.")}}

    full_name = forms.CharField(label=_("Full name"), max_length=150)
    born = fields.NhsDateField(label=_("Date of birth"), past=True, help_text="27 3 1956")
    nhs_number = fields.NhsNumberField(label=_("NHS number"), required=False)
    postcode = fields.PostcodeField(label=_("Postcode"))
    needs = forms.MultipleChoiceField(
        label=_("What would help?"),
        choices=Need.choices[:5],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Select all that apply"),
    )
    urgency = forms.ChoiceField(
        label=_("How urgent is it?"),
        choices=[("routine", _("Routine")), ("soon", _("Soon"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Reason"), max_length=500, widget=forms.Textarea, help_text=_("In plain words")
    )
    practice = forms.ChoiceField(
        label=_("Practice"), choices=[("", _("Select a practice")), ("a", "Example Surgery")]
    )
    contact = forms.ChoiceField(
        label=_("How should we get in touch?"),
        choices=[("email", _("Email")), ("phone", _("Telephone"))],
        widget=forms.RadioSelect,
    )
    phone_number = forms.CharField(
        label=_("Telephone number"), required=False, widget=forms.TextInput(attrs={"type": "tel"})
    )
    email = forms.EmailField(label=_("Email address"), required=False)
    at_time = fields.NhsTimeField(label=_("Time of day"), required=False, help_text="2:30pm")
    number = forms.IntegerField(label=_("Number of people"), required=False)
    password = forms.CharField(label=_("Password"), widget=forms.PasswordInput, required=False)
    letter = forms.FileField(label=_("Letter"), required=False)
    agreed = forms.BooleanField(label=_("The person agrees to the referral"))


def context() -> dict[str, Any]:
    """Return everything the gallery's template prints."""
    wrong = {"form_b-born_day": "31", "form_b-born_month": "2", "form_b-postcode": "PR1"}
    return {
        "person": PERSON,
        "entries": ENTRIES,
        "summary": SUMMARY,
        "statuses": list(TAGS),
        "noon": NOON,
        "example": ExampleForm(prefix="form_a", initial={"urgency": "soon", "contact": "phone"}),
        "wrong": ExampleForm(wrong, prefix="form_b"),
    }
