"""Giving a turn on call to a colleague."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from referrals.forms.rota_week import People
from spcore.ui.plain_form import PlainForm


class RotaSwapForm(PlainForm):
    """Who takes the turn. `held_by` is whose it was when the page was opened."""

    person = forms.ChoiceField(label=_("Who takes this turn?"))
    held_by = forms.UUIDField(widget=forms.HiddenInput)
    missing = {"person": _("Select who takes this turn")}

    def __init__(self, *args: Any, people: People, held_by: UUID, **options: Any) -> None:
        super().__init__(*args, initial={"held_by": held_by}, **options)
        others = [(user_id, name) for user_id, name in people if user_id != held_by]
        self.fields["person"].choices = [("", _("Choose somebody")), *others]

    def clean_person(self) -> UUID:
        """Return the person's id."""
        return UUID(self.cleaned_data["person"])
