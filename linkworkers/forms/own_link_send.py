"""How somebody shows that it is they who open their private link."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from linkworkers.services.own_links import SHORTEST_WORD, plain
from spcore.ui.plain_form import PlainForm

WORD, CODE = "word", "code"


class OwnLinkSendForm(PlainForm):
    """A word they choose, or a code that is sent when they open it."""

    missing = {"how": _("Select how they open it")}
    reveals = {"how": {WORD: ("word",)}}

    how = forms.ChoiceField(
        label=_("How do they show that it is they who open it?"),
        choices=[
            (CODE, _("A code comes to them when they open it")),
            (WORD, _("With a word they choose now")),
        ],
        widget=forms.RadioSelect,
    )
    word = forms.CharField(
        label=_("The word they chose"),
        help_text=_("At least 4 letters, and nothing that others know of them. It is not kept"),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the word where they chose one."""
        said = super().clean() or self.cleaned_data
        if said.get("how") == WORD and len(plain(said.get("word", ""))) < SHORTEST_WORD:
            self.add_error("word", _now("Choose a word of at least 4 letters"))
        return said

    def word_chosen(self) -> str:
        """Return the word; empty where a code is sent."""
        return self.cleaned_data["word"] if self.cleaned_data["how"] == WORD else ""
