"""What recording a contact and putting it right both ask, and when the next step is."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from linkworkers.models import ContactMode
from spcore.ui.fields import NhsDateField
from spcore.ui.plain_form import PlainForm
from spcore.working_days import is_working_day

ANOTHER_DAY = "day"
WHEN = (
    ("1", _("Tomorrow")),
    ("7", _("In a week")),
    ("14", _("In two weeks")),
    ("28", _("In four weeks")),
    (ANOTHER_DAY, _("On another day")),
)


class ContactFields(PlainForm):
    """How, how long, with whom, what was said and agreed, and what comes next."""

    reveals = {"next_in": {ANOTHER_DAY: ("next_step_on",)}}

    mode = forms.ChoiceField(
        label=_("How?"),
        choices=ContactMode.choices,
        widget=forms.RadioSelect,
        initial=ContactMode.PHONE,
    )
    minutes = forms.IntegerField(
        label=_("Minutes"),
        required=False,
        min_value=1,
        max_value=600,
        widget=forms.TextInput(attrs={"class": "nhsuk-input--width-3", "inputmode": "numeric"}),
    )
    with_whom = forms.CharField(
        label=_("Who else was there?"),
        help_text=_("For example: her daughter, or an interpreter"),
        required=False,
        max_length=150,
    )
    note = forms.CharField(label=_("Note"), required=False, max_length=8000, widget=forms.Textarea)
    agreed = forms.CharField(
        label=_("What was agreed?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    next_step = forms.CharField(
        label=_("What is the next step?"),
        help_text=_("For example: ring about the food bank"),
        required=False,
        max_length=200,
    )
    next_in = forms.ChoiceField(
        label=_("When?"),
        help_text=_("A day that nobody works moves to the next one that somebody does"),
        choices=WHEN,
        required=False,
        widget=forms.RadioSelect,
    )
    next_step_on = NhsDateField(label=_("On which day?"), required=False, future=True)

    def clean(self) -> dict[str, Any]:
        """Ask for the day where another one was chosen, and for what is to be done then."""
        cleaned = super().clean() or self.cleaned_data
        is_open = cleaned.get("next_in") == ANOTHER_DAY and "next_step_on" not in self.errors
        if is_open and not cleaned.get("next_step_on"):
            self.add_error("next_step_on", _("Enter the day of the next step"))
        if cleaned.get("next_in") and not cleaned.get("next_step"):
            self.add_error("next_step", _("Enter what the next step is"))
        return cleaned

    def next_day(self) -> date | None:
        """Return the day of the next step: the one typed, or so many days on."""
        return day_chosen(self.cleaned_data["next_in"], self.cleaned_data["next_step_on"])


def day_chosen(chosen: str, typed: date | None) -> date | None:
    """Return a day of `WHEN`: the one typed, or so many days on, when somebody works."""
    if chosen in ("", ANOTHER_DAY):
        return typed
    day = timezone.localdate() + timedelta(days=int(chosen))
    while not is_working_day(day):
        day += timedelta(days=1)
    return day
