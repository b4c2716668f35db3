"""Whether somebody came to a service, as the worker heard it or the service saw it."""

from collections.abc import Iterable
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

    what = forms.ChoiceField(label=_("What happened?"), widget=forms.RadioSelect)
    on = NhsDateField(label=_("On which day?"), required=False, past=True)

    def __init__(self, *args: Any, day: date, offers: Iterable[What], **options: Any) -> None:
        super().__init__(*args, initial={"on": day}, **options)
        self.day = day
        pairs = [(what.value, what.label) for what in offers]
        self.fields["what"].choices = pairs  # type: ignore[attr-defined]

    def clean_on(self) -> date:
        """Return the day, the one a tap means where none was entered."""
        return self.cleaned_data["on"] or self.day
