"""The owner's answer to a proposed edit."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from providers.services.proposals import SAY_WHY_NOT, Answer
from spcore.ui.plain_form import PlainForm

ACCEPT, DECLINE = "accept", "decline"


class ProposalDetailForm(PlainForm):
    """Take it over or not, and a word back. `version` is of the listing that was shown."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    decision = forms.ChoiceField(
        label=_("Take this over?"),
        choices=((ACCEPT, _("Yes, the listing then says so")), (DECLINE, _("No"))),
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label=_("A word back"),
        required=False,
        max_length=500,
        help_text=_("Whoever proposed it reads this. With a no, it says why."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the reason of a no."""
        entered = super().clean() or self.cleaned_data
        if entered.get("decision") == DECLINE and not entered.get("answer"):
            self.add_error("answer", SAY_WHY_NOT)
        return entered

    def said(self) -> Answer:
        """Return the answer. Expects a valid form."""
        entered = self.cleaned_data
        return Answer(entered["decision"] == ACCEPT, entered["answer"])

    def for_newer(self, version: int) -> None:
        """Let the next sending go ahead against the listing as it is now."""
        self.data = self.data.copy()
        self.data["version"] = version
