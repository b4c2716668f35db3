"""A round that takes applications once more: why, and until when."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evaluation.fund.forms.reason import ReasonForm
from evaluation.fund.models import FundRound
from spcore.ui.dates import day
from spcore.ui.fields import NhsDateField


class RoundReopenForm(ReasonForm):
    """Its last day is over as a rule, so a new one is asked for; its money starts as announced."""

    missing = ReasonForm.missing | {"closes_on": gettext_lazy("Enter the new last day to apply")}

    closes_on = NhsDateField(label=gettext_lazy("The new last day to apply"), future=True)

    def __init__(self, data: Any, *, row: FundRound) -> None:
        is_over = row.closes_on <= timezone.localdate()
        super().__init__(data, initial={"closes_on": None if is_over else row.closes_on})
        self.starts_on = row.starts_on
        self.fields["closes_on"].help_text = _("Its money starts on %(day)s") % {
            "day": day(row.starts_on)
        }

    def clean_closes_on(self) -> date:
        """Hold it between today and the first money."""
        last: date = self.cleaned_data["closes_on"]
        if last <= timezone.localdate():
            self.add_error("closes_on", _("The last day to apply must be after today"))
        elif last >= self.starts_on:
            self.add_error("closes_on", _("The money starts after the last day to apply"))
        return last
