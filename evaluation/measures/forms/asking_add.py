"""When the questions by link belong to."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from spcore.ui.plain_form import PlainForm


class AskingAddForm(PlainForm):
    """The occasions on which something is left to ask by link."""

    missing = {"occasion": _("Choose which questions to send")}
    occasion = forms.ChoiceField(label=_("Which questions?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, occasions: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["occasion"].choices = occasions
