"""Whether somebody came to a service, as the worker heard it."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from referrals.services.attendance import What
from spcore.ui.fields import NhsDateField
from spcore.ui.plain_form import PlainForm


class OnwardAttendForm(PlainForm):
    """What happened, and on which day; a tap says no day and means `day`."""

    missing = {"what": _("Select what happened")}

    what = forms.ChoiceField(
        label=_("What happened?"), choices=What.choices, widget=forms.RadioSelect
    )
    on = NhsDateField(label=_("On which day?"), required=False, past=True)

    def __init__(self, *args: Any, day: date, is_started: bool, **options: Any) -> None:
        super().__init__(*args, initial={"on": day}, **options)
        self.day = day
        if not is_started:
            kept = [pair for pair in What.choices if pair[0] != What.STILL]
            self.fields["what"].choices = kept  # type: ignore[attr-defined]

    def clean_on(self) -> date:
        """Return the day, the one a tap means where none was entered."""
        return self.cleaned_data["on"] or self.day
