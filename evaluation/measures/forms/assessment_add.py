"""The questions of an instrument as a worker fills them in, with the day and the way."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from evaluation.measures.forms.questions import answers_in, fields_of, words_in
from evaluation.measures.models import Collected, Instrument, Needs
from evaluation.measures.scoring import part_above_whole
from evaluation.measures.services.assessments import MORE_THAN_ALL
from spcore.ui.fields import NhsDateField

WITH_PERSON = (Collected.TOGETHER, Collected.PAPER)
BY_WORKER = (Collected.TOGETHER, Collected.PHONE, Collected.PAPER)


class AssessmentAddForm(forms.Form):
    """Every question may be left out; leaving out is not zero."""

    answered_on = NhsDateField(label=_("When were they answered?"), past=True)
    collected = forms.ChoiceField(
        label=_("How were they answered?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how they were answered")},
    )

    def __init__(
        self, *args: Any, instrument: Instrument, refuse: Callable[[date], str], **kwargs: Any
    ) -> None:
        """Take `refuse`, which says of a day why it cannot be, or nothing."""
        super().__init__(*args, **kwargs)
        self.refuse = refuse
        self.items, self.rules = instrument.questions(), instrument.rules()
        ways = _ways(instrument)
        self.fields["collected"].choices = [(way.value, way.label) for way in ways]
        if len(ways) == 1:
            self.fields["collected"].initial = ways[0].value
        self.fields.update(fields_of(self.items))
        if instrument.alarms:
            self.fields["nonce"] = forms.UUIDField(
                widget=forms.HiddenInput, required=False, initial=uuid4
            )

    def clean_answered_on(self) -> date:
        """Refuse a day on which this occasion cannot have been answered."""
        day: date = self.cleaned_data["answered_on"]
        if refusal := self.refuse(day):
            raise forms.ValidationError(refusal)
        return day

    def answers(self) -> dict[str, float]:
        """Return the answers given, by item code."""
        return answers_in(self.items, self.cleaned_data)

    def words(self) -> dict[str, str]:
        """Return the person's own words, by item code."""
        return words_in(self.items, self.cleaned_data)

    def clean(self) -> dict[str, Any]:
        """Refuse a form without any answer, and an answer about nothing."""
        typed = super().clean() or self.cleaned_data
        answers = answers_in(self.items, typed)
        if not answers and not self.errors:
            raise forms.ValidationError(_("Answer at least one of the questions"))
        if impossible := part_above_whole(self.rules, answers):
            self.add_error(impossible, MORE_THAN_ALL)
        for item in self.items:
            if item.is_named and item.code in answers and not typed.get(f"{item.code}_words"):
                self.add_error(f"{item.code}_words", _("Say in their own words what it is about"))
        return typed


def _ways(instrument: Instrument) -> tuple[Collected, ...]:
    if not instrument.is_asked:
        return (Collected.OUTSIDE,)
    return WITH_PERSON if instrument.needs == Needs.TRAINED else BY_WORKER
