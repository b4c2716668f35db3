"""One question on somebody's own phone."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from evaluation.measures.forms.questions import choices_of
from evaluation.measures.scoring import Item


class AskingAnswerForm(forms.Form):
    """One question; it may be passed over. The page keeps nothing of it."""

    question = forms.CharField(widget=forms.HiddenInput)
    answer = forms.ChoiceField(
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose an answer, or press “I would rather not say”")},
    )

    def __init__(self, *args: Any, item: Item, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["answer"].label = item.text
        self.fields["answer"].choices = choices_of(item)
        self.fields["answer"].required = "pass" not in self.data

    def given(self) -> float | None:
        """Return the answer; nothing where the question was passed over."""
        if "pass" in self.data:
            return None
        number = float(self.cleaned_data["answer"])
        return int(number) if number.is_integer() else number
