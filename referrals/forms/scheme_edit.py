"""Whom a scheme is for, as its own people say it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from referrals.forms.settings import SettingsForm, long_text, short
from spcore.needs import Need


class SchemeEditForm(SettingsForm):
    """Criteria, ages, the remit page, and whom to ring. Each says what it changes."""

    AGES = _("The oldest age must not be below the youngest")

    remit = long_text(
        _("Who it suits"),
        _("Referrers read this beside the form. One line for each kind of person."),
    )
    not_for = long_text(
        _("What it is not for"), _("Referrers read this beside the form, and triage holds to it.")
    )
    not_for_needs = forms.MultipleChoiceField(
        label=_("Needs that another door serves"),
        help_text=_("On the form each of these says so beside its box, and names the door."),
        choices=Need.choices,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "app-checkboxes--columns"}),
        required=False,
    )
    minimum_age = forms.IntegerField(
        label=_("From which age"),
        help_text=_("Below it the form names another door. The referral can still be sent."),
        min_value=0,
        max_value=120,
        widget=short(),
    )
    maximum_age = forms.IntegerField(
        label=_("Up to which age"),
        help_text=_("Leave empty for no upper age."),
        min_value=0,
        max_value=120,
        required=False,
        widget=short(),
    )
    link_worker_remit = long_text(
        _("What a link worker does, and does not do"),
        _("The remit page shows it to link workers, practices and services alike."),
        rows=8,
    )
    what_to_say = long_text(
        _("What to say when somebody is not safe"),
        _(
            "The remit page and every form for a concern show it. Let a clinical lead agree it. "
            "Left empty, a short general guide stands there."
        ),
        rows=8,
    )
    duty_phone = forms.CharField(
        label=_("Number for questions"),
        help_text=_("Shown beside the form and on every concern."),
        max_length=40,
        required=False,
    )
    duty_hours = forms.CharField(
        label=_("When somebody answers it"),
        help_text=_("For example: Monday to Friday, 9am to 5pm"),
        max_length=120,
        required=False,
    )
    missing = {"minimum_age": _("Enter the youngest age you take, or 0")}
    fieldsets: Any = (
        (_("Who it is for"), ("remit", "not_for", "not_for_needs", "minimum_age", "maximum_age")),
        (_("The remit page"), ("link_worker_remit", "what_to_say")),
        (_("Questions"), ("duty_phone", "duty_hours")),
    )
