"""Until when a reminder is put off."""

from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from linkworkers.services.reminders import FURTHEST
from spcore.ui.fields import NhsDateField
from spcore.ui.plain_form import PlainForm

A_WEEK = timedelta(days=7)


class ReminderPutOffForm(PlainForm):
    """A day after today; a week from now to begin with."""

    until = NhsDateField(label=_("Until when?"), future=True)

    def __init__(self, *args: Any, at: datetime, **options: Any) -> None:
        self.today = timezone.localdate(at)
        super().__init__(*args, initial={"until": self.today + A_WEEK}, **options)

    def clean_until(self) -> date:
        """Refuse a day that is not ahead, or too far."""
        until: date = self.cleaned_data["until"]
        if not self.today < until <= self.today + FURTHEST:
            raise ValidationError(_("Choose a day after today, within three months"))
        return until
