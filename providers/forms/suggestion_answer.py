"""What an editor says in public of a suggestion."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from providers.models import Suggestion, SuggestionState
from providers.services.suggestions import NO_ANSWER, NO_TITLE, SuggestionAnswer
from spcore.ui.plain_form import PlainForm

CHOICES = [(state.value, state.label) for state in SuggestionState if state != SuggestionState.NEW]


class SuggestionAnswerForm(PlainForm):
    """A state, and words of one's own: those of the sender are never published."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    state = forms.ChoiceField(
        label=_("What comes of it?"), choices=CHOICES, widget=forms.RadioSelect
    )
    title = forms.CharField(
        label=_("What is missing, in your own words"),
        required=False,
        max_length=150,
        help_text=_("Everybody reads this. Name nobody."),
    )
    answer = forms.CharField(
        label=_("What came of it"),
        required=False,
        max_length=1000,
        help_text=_("Everybody reads this too."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    option_hints = {
        "state": {"set_aside": _("No suggestion, or not for the public: nobody sees it")},
    }

    def __init__(self, data: object, *, suggestion: Suggestion) -> None:
        kept = {name: getattr(suggestion, name) for name in ("version", "title", "answer")}
        super().__init__(data, initial={**kept, "state": suggestion.state})

    def clean(self) -> dict[str, Any]:
        """Ask for the words of what becomes public."""
        entered = super().clean() or self.cleaned_data
        if entered.get("state") not in (None, SuggestionState.SET_ASIDE):
            for name, text in (("title", NO_TITLE), ("answer", NO_ANSWER)):
                if not entered.get(name) and name not in self.errors:
                    self.add_error(name, text)
        return entered

    def said(self) -> SuggestionAnswer:
        """Return the answer. Expects a valid form."""
        entered = self.cleaned_data
        return SuggestionAnswer(
            SuggestionState(entered["state"]), entered["title"], entered["answer"]
        )
