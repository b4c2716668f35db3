"""Days on which a service does not run."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from spcore.ui.fields import NhsDateField
from spcore.ui.plain_form import PlainForm


class ListingClosuresForm(PlainForm):
    """From, to, and a word why."""

    missing = {"starts_on": _("Enter the first day"), "ends_on": _("Enter the last day")}

    starts_on = NhsDateField(label=_("First day it is closed"))
    ends_on = NhsDateField(label=_("Last day it is closed"), future=True)
    words = forms.CharField(
        label=_("Why"), help_text=_("For example, Christmas"), required=False, max_length=200
    )

    def clean(self) -> dict[str, Any]:
        """Hold the days in order."""
        said = super().clean() or self.cleaned_data
        starts, ends = said.get("starts_on"), said.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", _("It cannot end before it starts"))
        return said
