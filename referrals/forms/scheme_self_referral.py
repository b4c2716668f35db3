"""Whether people may refer themselves, and when somebody reads it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from referrals.forms.settings import SettingsForm
from spcore.ui.fields import NhsTimeField

DAYS = (
    ("0", _("Monday")),
    ("1", _("Tuesday")),
    ("2", _("Wednesday")),
    ("3", _("Thursday")),
    ("4", _("Friday")),
    ("5", _("Saturday")),
    ("6", _("Sunday")),
)


class SchemeSelfReferralForm(SettingsForm):
    """Every setting says what it changes."""

    takes_self_referrals = forms.BooleanField(
        label=_("People may refer themselves on the public page"),
        help_text=_("Without it, the public page says that no team was found."),
        required=False,
    )
    staffed_days = forms.MultipleChoiceField(
        label=_("On which days does somebody read it?"),
        help_text=_("Bank holidays are left out by themselves."),
        choices=DAYS,
        widget=forms.CheckboxSelectMultiple,
    )
    staffed_from = NhsTimeField(
        label=_("From"),
        help_text=_(
            "Outside these hours the public page says until when nobody reads it, with the numbers "
            "to ring. For example, 9am"
        ),
    )
    staffed_until = NhsTimeField(label=_("Until"), help_text=_("For example, 5pm"))
    missing = {
        "staffed_days": _("Tick at least one day"),
        "staffed_from": _("Enter when somebody starts to read it"),
        "staffed_until": _("Enter when nobody reads it any more"),
    }

    def clean_staffed_days(self) -> list[int]:
        """Return the days as numbers, Monday first."""
        return sorted(int(day) for day in self.cleaned_data["staffed_days"])

    def clean(self) -> dict[str, Any]:
        """Refuse an end before the beginning."""
        typed = super().clean()
        begins, ends = typed.get("staffed_from"), typed.get("staffed_until")
        if begins and ends and begins >= ends:
            self.add_error("staffed_until", _("The end must be later than the beginning"))
        return typed
