"""The public form for what is missing: spam-resistant as the one for asking for help is."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from spcore.needs import Need
from spcore.ui.form_token import make_token, read_token
from spcore.ui.plain_form import PlainForm

PURPOSE = "suggestion"


class SuggestionAddForm(PlainForm):
    """What one misses, and about where. It asks for no name and no way to answer."""

    missing = {"words": _("Say what is missing")}
    token = forms.CharField(widget=forms.HiddenInput, required=False)
    words = forms.CharField(
        label=_("What is missing near you?"),
        help_text=_("For example: a place to sing in the evening. Leave out names and health."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    need = forms.ChoiceField(
        label=_("What is it about?"),
        choices=[("", _("Something else")), *Need.choices],
        required=False,
    )
    area = forms.CharField(
        label=_("Where?"),
        help_text=_("A village, a part of town, or the first half of a postcode"),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"class": "nhsuk-input--width-20"}),
    )
    # Never shown to eyes; whoever fills it in is told, for it may be a browser's helpfulness.
    website = forms.CharField(
        label=_("Leave this box empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )

    def __init__(self, data: Any) -> None:
        super().__init__(data, initial={"token": make_token(purpose=PURPOSE)})
        self.nonce: UUID | None = None

    def clean_website(self) -> str:
        """Refuse what only a machine fills in."""
        if self.cleaned_data["website"]:
            raise ValidationError(_("Leave this box empty, then send again"))
        return ""

    def clean(self) -> dict[str, Any]:
        """Hold that this page was opened, lately, by somebody who took a moment to write."""
        said = super().clean() or self.cleaned_data
        token = read_token(said.get("token", ""), purpose=PURPOSE)
        if token is None:
            self.data = self.data.copy()
            self.data["token"] = make_token(purpose=PURPOSE)
            self.add_error(
                None,
                _("This page was open for a long time. Nothing is lost: check and send again"),
            )
        elif token.is_too_fast:
            self.add_error(None, _("That was very quick. Look once more, then send it"))
        else:
            self.nonce = token.nonce
        return said
