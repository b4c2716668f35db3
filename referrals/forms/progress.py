"""What happened to an onward referral since it was accepted, as provider and worker record it."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from referrals.onward_states import Action, End
from referrals.services import Progress
from spcore.ui.fields import NhsDateField, NhsTimeField
from spcore.ui.plain_form import PlainForm

WORDS = {
    Action.BOOK: _("The first visit is booked"),
    Action.START: _("They started"),
    Action.MISS: _("They did not come"),
    Action.END: _("It has ended"),
}


class ProgressForm(PlainForm):
    """One thing that happened; only what is possible now is offered."""

    missing = {"what": _("Select what happened")}
    reveals = {
        "what": {
            Action.BOOK.value: ("booked_on", "booked_time"),
            Action.START.value: ("started_on",),
            Action.END.value: ("end", "ended_on"),
        }
    }

    what = forms.ChoiceField(label=_("What happened?"), widget=forms.RadioSelect)
    booked_on = NhsDateField(label=_("Day of the first visit"), required=False)
    booked_time = NhsTimeField(label=_("Time"), required=False)
    started_on = NhsDateField(label=_("Day they started"), required=False, past=True)
    end = forms.ChoiceField(
        label=_("Did the person get help?"),
        choices=End.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    ended_on = NhsDateField(label=_("Day it ended"), required=False, past=True)
    note = forms.CharField(
        label=_("Words for the link worker"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, actions: Iterable[str], today: date, **options: Any) -> None:
        initial = {"started_on": today, "ended_on": today, **options.pop("initial", {})}
        super().__init__(*args, initial=initial, **options)
        offered = [(a.value, words) for a, words in WORDS.items() if a.name in set(actions)]
        self.fields["what"].choices = offered  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for what belongs to the choice."""
        cleaned = super().clean() or self.cleaned_data
        needed = {
            Action.BOOK: ("booked_on", _("Enter the day of the first visit")),
            Action.START: ("started_on", _("Enter the day they started")),
            Action.END: ("end", _("Select whether the person got help")),
        }
        name, text = needed.get(cleaned.get("what"), ("", ""))  # type: ignore[call-overload]
        if name and not cleaned.get(name) and name not in self.errors:
            self.add_error(name, text)
        return cleaned

    def progress(self) -> Progress:
        """Return what was entered."""
        entered = self.cleaned_data
        action = Action(entered["what"])
        on = entered["started_on"] if action == Action.START else entered["ended_on"]
        return Progress(
            action=action,
            version=entered["version"],
            booked_for=_moment(entered["booked_on"], entered["booked_time"])
            if action == Action.BOOK
            else None,
            on=on,
            end=entered["end"],
            note=entered["note"],
        )


def _moment(day: date, at: time | None) -> datetime:
    return timezone.make_aware(datetime.combine(day, at or time(12)))
