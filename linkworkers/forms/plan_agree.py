"""The plan agreed with the person, and when it is looked at again."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from linkworkers.models import AgreedHow, AgreedWith
from linkworkers.services import Agreement
from spcore.ui.fields import NhsDateField
from spcore.ui.plain_form import PlainForm
from spcore.working_days import is_working_day

CHANGED = _(
    "Somebody else has changed the plan since you opened it. Read it again, then save again"
)
ANOTHER_DAY, NO_DAY = "day", "none"
WHEN = (
    ("28", _("In four weeks")),
    ("56", _("In eight weeks")),
    ("84", _("In twelve weeks")),
    (ANOTHER_DAY, _("On another day")),
    (NO_DAY, _("No day is agreed")),
)


class PlanAgreeForm(PlainForm):
    """How, with whom, how it goes, when to look again. `mark` says which plan was read."""

    missing = {
        "agreed_how": _("Select how you went through it"),
        "review_in": _("Select when you look at it again"),
        "agreed_on": _("Enter the day on which it was agreed"),
    }
    reveals = {
        "agreed_with": {AgreedWith.SPEAKER: ("speaker_name",)},
        "review_in": {ANOTHER_DAY: ("review_on",)},
    }

    mark = forms.CharField(widget=forms.HiddenInput, max_length=40)
    agreed_with = forms.ChoiceField(
        label=_("Who agreed to it?"),
        choices=AgreedWith.choices,
        widget=forms.RadioSelect,
        initial=AgreedWith.PERSON,
    )
    speaker_name = forms.CharField(label=_("Their name"), required=False, max_length=100)
    agreed_how = forms.ChoiceField(
        label=_("How did you go through it together?"),
        choices=AgreedHow.choices,
        widget=forms.RadioSelect,
    )
    agreed_on = NhsDateField(label=_("On which day?"), past=True)
    how_it_goes = forms.CharField(
        label=_("How do they say it is going?"),
        help_text=_("In their words"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    review_in = forms.ChoiceField(
        label=_("When do you look at it again together?"),
        help_text=_("It comes up on the list of reminders on that day"),
        choices=WHEN,
        widget=forms.RadioSelect,
    )
    review_on = NhsDateField(label=_("Day"), required=False, future=True)

    def __init__(self, *args: Any, current: str, **options: Any) -> None:
        self.current = current
        options["initial"] = {"mark": current, **options.get("initial", {})}
        super().__init__(*args, **options)

    def clean(self) -> dict[str, Any]:
        """Ask for the day and the name, where they are said to be; refuse a plan nobody read."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("mark") != self.current:
            self.data = self.data.copy()
            self.data["mark"] = self.current
            self.add_error(None, CHANGED)
        is_open = cleaned.get("review_in") == ANOTHER_DAY and "review_on" not in self.errors
        if is_open and not cleaned.get("review_on"):
            self.add_error("review_on", _("Enter the day on which you look at it again"))
        speaks = cleaned.get("agreed_with") == AgreedWith.SPEAKER
        if speaks and not cleaned.get("speaker_name"):
            self.add_error("speaker_name", _("Enter the name of who speaks for them"))
        return cleaned

    def agreement(self) -> Agreement:
        """Return what was entered."""
        entered = self.cleaned_data
        speaker = AgreedWith(entered["agreed_with"])
        return Agreement(
            agreed_on=entered["agreed_on"],
            how=AgreedHow(entered["agreed_how"]),
            mark=entered["mark"],
            review_on=self._review_day(),
            with_whom=speaker,
            speaker_name=entered["speaker_name"] if speaker == AgreedWith.SPEAKER else "",
            how_it_goes=entered["how_it_goes"],
        )

    def _review_day(self) -> date | None:
        chosen = self.cleaned_data["review_in"]
        if chosen == NO_DAY:
            return None
        if chosen == ANOTHER_DAY:
            named: date | None = self.cleaned_data["review_on"]
            return named
        day = timezone.localdate() + timedelta(days=int(chosen))
        while not is_working_day(day):
            day += timedelta(days=1)
        return day
