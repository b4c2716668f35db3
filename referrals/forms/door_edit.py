"""Another door: where somebody finds help that this scheme is not for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from referrals.forms.settings import SettingsForm, short
from spcore.needs import Need
from spcore.ui.fields import NhsDateField


class DoorEditForm(SettingsForm):
    """A name, what it is for, how to reach it, and when to name it."""

    AGES = _("The oldest age must not be below the youngest")

    name = forms.CharField(label=_("Name"), max_length=120)
    what_for = forms.CharField(
        label=_("What it is for"),
        help_text=_("Referrers read this. For example: “Debt advice, by phone and in person”."),
        max_length=300,
    )
    phone = forms.CharField(label=_("Phone number"), max_length=60, required=False)
    hours = forms.CharField(
        label=_("When it answers"),
        help_text=_("For example: any time, day or night"),
        max_length=120,
        required=False,
    )
    how = forms.CharField(
        label=_("How to get there"),
        help_text=_("For example: people ring themselves; a letter from the GP is needed"),
        max_length=300,
        required=False,
    )
    url = forms.URLField(label=_("Web address"), required=False, assume_scheme="https")
    needs = forms.MultipleChoiceField(
        label=_("Needs it serves"),
        help_text=_("The form names this door where one of these is ticked and not ours."),
        choices=Need.choices,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "app-checkboxes--columns"}),
        required=False,
    )
    minimum_age = forms.IntegerField(
        label=_("From which age"), required=False, min_value=0, max_value=120, widget=short()
    )
    maximum_age = forms.IntegerField(
        label=_("Up to which age"),
        help_text=_("With an age it is named to people who are too young or too old for us."),
        required=False,
        min_value=0,
        max_value=120,
        widget=short(),
    )
    is_for_crisis = forms.BooleanField(
        label=_("Name it when somebody may be in danger"), required=False
    )
    confirmed_on = NhsDateField(
        label=_("When did a clinical lead confirm it?"),
        help_text=_("Without a day every page says “to be confirmed by a clinical lead”."),
        required=False,
        past=True,
    )
    is_open = forms.BooleanField(
        label=_("Name this door to referrers"),
        help_text=_("Untick it to stop naming it. Old referrals that name it stay as they are."),
        required=False,
    )
    missing = {"name": _("Enter its name"), "what_for": _("Say what it is for")}
    fieldsets: Any = (
        (_("The door"), ("name", "what_for", "phone", "hours", "how", "url")),
        (
            _("When to name it"),
            ("needs", "minimum_age", "maximum_age", "is_for_crisis", "confirmed_on", "is_open"),
        ),
    )
