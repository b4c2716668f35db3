"""A provider's answer."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from referrals.onward_states import Action, DeclineReason
from referrals.services import ProviderAnswer
from spcore.ui.plain_form import PlainForm

WORDS = {
    Action.ACCEPT: _("Yes, we take this person"),
    Action.PUT_ON_LIST: _("Not yet: we put them on our waiting list"),
    Action.DECLINE: _("No"),
}

BY_LINK = {
    Action.ACCEPT.value: _("You then sign in, or ring the link worker, to learn who it is"),
    Action.PUT_ON_LIST.value: _("The link worker and the person are told"),
}


class InboxAnswerForm(PlainForm):
    """Yes, not yet, or no with the reason and words that help."""

    missing = {"answer": _("Select your answer")}
    reveals = {"answer": {Action.DECLINE.value: ("decline_reason", "note")}}
    option_hints = {
        "answer": {
            Action.ACCEPT.value: _("You then see the name and how to get in touch"),
            Action.PUT_ON_LIST.value: _("The link worker and the person are told"),
        }
    }

    answer = forms.ChoiceField(label=_("Can you take this person?"), widget=forms.RadioSelect)
    decline_reason = forms.ChoiceField(
        label=_("Why not?"),
        choices=DeclineReason.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=_("What would help the link worker?"),
        help_text=_("For example who else to try, or when to ask again"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, actions: Iterable[str], by_link: bool = False, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        if by_link:  # a yes shows no name there
            self.option_hints = {"answer": BY_LINK}
        offered = [(a.value, words) for a, words in WORDS.items() if a.name in set(actions)]
        self.fields["answer"].choices = offered  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for the reason of a no."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("answer") == Action.DECLINE and not cleaned.get("decline_reason"):
            self.add_error("decline_reason", _("Select why you cannot take this person"))
        return cleaned

    def to_answer(self) -> ProviderAnswer:
        """Return what was entered."""
        entered = self.cleaned_data
        is_no = entered["answer"] == Action.DECLINE
        return ProviderAnswer(
            action=Action(entered["answer"]),
            version=entered["version"],
            reason=entered["decline_reason"] if is_no else "",
            note=entered["note"] if is_no else "",
        )
