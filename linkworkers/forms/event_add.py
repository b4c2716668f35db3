"""What an event is, when and where."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from linkworkers.services.network_events import EventFields
from spcore.ui.fields import NhsDateField, NhsTimeField
from spcore.ui.plain_form import PlainForm


class EventFieldsForm(PlainForm):
    """A title, a day and a time, a place or an address online."""

    missing = {
        "title": _("Enter what it is called"),
        "on": _("Enter the day"),
        "at_time": _("Enter the time, like 9:30am or 14:30"),
        "minutes": _("Enter how many minutes it takes"),
    }

    title = forms.CharField(
        label=_("What is it called?"),
        help_text=_("For example: network lunch about housing"),
        max_length=120,
    )
    about = forms.CharField(
        label=_("What is it about?"),
        help_text=_("Nothing about anybody who is referred"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    on = NhsDateField(label=_("On which day?"), future=True)
    at_time = NhsTimeField(label=_("At what time?"), help_text=_("For example: 9:30am or 14:30"))
    minutes = forms.IntegerField(
        label=_("How many minutes?"),
        min_value=15,
        max_value=600,
        initial=90,
        widget=forms.TextInput(attrs={"class": "nhsuk-input--width-3", "inputmode": "numeric"}),
    )
    place = forms.CharField(label=_("Where is it?"), required=False, max_length=200)
    online = forms.URLField(
        label=_("The address online"),
        help_text=_("For those who join online. It begins with https://"),
        required=False,
        max_length=200,
        assume_scheme="https",
    )

    def clean(self) -> dict[str, Any]:
        """Ask where, and refuse a time that is over."""
        cleaned = super().clean() or self.cleaned_data
        if not ({"place", "online"} & self.errors.keys()) and not (
            cleaned.get("place") or cleaned.get("online")
        ):
            self.add_error("place", _("Enter where it is, or its address online"))
        if cleaned.get("on") and cleaned.get("at_time") and self._starts_at() <= timezone.now():
            self.add_error("at_time", _("Choose a time that is still to come"))
        return cleaned

    def _starts_at(self) -> datetime:
        entered = self.cleaned_data
        return timezone.make_aware(datetime.combine(entered["on"], entered["at_time"]))

    def event(self) -> EventFields:
        """Return what was entered."""
        entered = self.cleaned_data
        return EventFields(
            title=entered["title"],
            about=entered["about"],
            starts_at=self._starts_at(),
            minutes=entered["minutes"],
            place=entered["place"],
            online=entered["online"],
        )


class EventAddForm(EventFieldsForm):
    """The fields, for a new one."""
