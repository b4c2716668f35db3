"""Whether each listing is still right: what an owner answers from an email."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from providers.models import Capacity, Found, Service
from providers.services.checks import Said
from spcore.ui.plain_form import PlainForm

ANSWERS = [
    (Found.RIGHT.value, _("Yes, it is right")),
    (Found.CHANGED.value, _("Something has changed")),
    (Found.NOT_RUNNING.value, _("It no longer runs: take it out")),
]
PLACES = [("", _("As it says")), *Capacity.choices[:3]]


class ListingsConfirmForm(PlainForm):
    """
    Three fields a listing. One that is left alone stays due, unless `rest=right` was pressed: then
    whatever was on the page and has no answer is right.
    """

    def __init__(self, data: Any, *, listings: Iterable[Service]) -> None:
        super().__init__(data)
        self.keys = [row.pk for row in listings]
        for key in self.keys:
            self.fields[f"found_{key}"] = forms.ChoiceField(
                label=_("Is it still right?"),
                choices=ANSWERS,
                required=False,
                widget=forms.RadioSelect,
            )
            self.fields[f"words_{key}"] = forms.CharField(
                label=_("What has changed?"), required=False, max_length=1000
            )
            self.fields[f"capacity_{key}"] = forms.ChoiceField(
                label=_("Can somebody new come?"), choices=PLACES, required=False
            )

    def clean(self) -> dict[str, Any]:
        """Ask for an answer to at least one, and for the words of a change."""
        entered = super().clean() or self.cleaned_data
        if self.data.get("rest") == "right":
            entered |= {f"found_{key}": Found.RIGHT.value for key in self._left_alone(entered)}
        found = [entered.get(f"found_{key}") for key in self.keys]
        if not any(found):
            self.add_error(f"found_{self.keys[0]}", _("Select an answer for at least one listing"))
        for key in self.keys:
            said, words = entered.get(f"found_{key}"), entered.get(f"words_{key}")
            if said == Found.CHANGED and not words:
                self.add_error(f"words_{key}", _("Say what has changed"))
            if words and not said:
                self.add_error(f"found_{key}", _("Select an answer, as you wrote what has changed"))
        return entered

    def _left_alone(self, entered: dict[str, Any]) -> list[UUID]:
        """Return what was shown (a choice is sent for each) and has neither answer nor words."""
        shown = [key for key in self.keys if f"capacity_{key}" in self.data]
        return [
            key for key in shown if not (entered.get(f"found_{key}") or entered.get(f"words_{key}"))
        ]

    def fields_of(self, key: UUID) -> list[Any]:
        """Return the three fields of one listing, to be shown under its name."""
        return [self[f"{name}_{key}"] for name in ("found", "words", "capacity")]

    def said(self) -> dict[UUID, Said]:
        """Return what was answered, by listing."""
        entered = self.cleaned_data
        return {
            key: Said(
                Found(entered[f"found_{key}"]),
                entered[f"words_{key}"],
                entered[f"capacity_{key}"],
            )
            for key in self.keys
            if entered[f"found_{key}"]
        }
