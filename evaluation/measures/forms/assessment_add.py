"""The questions of an instrument as a form: one row of numbers for each."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from evaluation.measures.models import Collected, Instrument
from spcore.ui.fields import NhsDateField


class AssessmentAddForm(forms.Form):
    """Every question may be left out; leaving out is not zero."""

    answered_on = NhsDateField(label=_("When were they answered?"), past=True)
    collected = forms.ChoiceField(
        label=_("How were they answered?"), choices=Collected.choices, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, instrument: Instrument, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.codes = [item["code"] for item in instrument.items]
        for item in instrument.items:
            self.fields[item["code"]] = _field(item)

    def answers(self) -> dict[str, int]:
        """Return the answers given, by item code."""
        given = {code: self.cleaned_data[code] for code in self.codes}
        return {code: int(answer) for code, answer in given.items() if answer != ""}


def _field(item: dict[str, Any]) -> forms.ChoiceField:
    numbers = range(item["minimum"], item["maximum"] + 1)
    names = {item["minimum"]: item["low"], item["maximum"]: item["high"]}
    choices = [(str(n), f"{n} {names[n]}" if n in names else str(n)) for n in numbers]
    return forms.ChoiceField(
        label=item["text"],
        choices=choices,
        required=False,
        widget=forms.RadioSelect(attrs={"inline": True}),
    )
