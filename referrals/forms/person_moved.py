"""Where the person is registered and lives now."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from referrals.forms.practice_search import PracticeSearchForm
from referrals.models import NoPractice
from referrals.services.moving_away import NewMove
from spcore.ui.fields import NhsDateField, PostcodeField


class PersonMovedForm(PracticeSearchForm):
    """The new practice, and the new place where that changed too."""

    missing = {
        "which": _("Choose which practice you mean"),
        "moved_on": _("Enter the day, or the day you were told"),
    }
    sometimes_needed = frozenset({"registered_with", "elsewhere"})
    field_order = ("registered_with", "elsewhere", "which")

    registered_with = forms.ChoiceField(
        label=_("Which GP practice are they with now?"), required=False
    )
    moved_on = NhsDateField(label=_("Since when?"), past=True)
    address = forms.CharField(
        label=_("New address"),
        help_text=_("Leave empty if they still live at the same place"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    postcode = PostcodeField(label=_("New postcode"), required=False)
    told_by = forms.CharField(label=_("Who told you?"), max_length=200, required=False)

    def __init__(self, *args: Any, practices: list[tuple[UUID, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["registered_with"].choices = [  # type: ignore[attr-defined]
            ("", _("Choose a practice")),
            *((str(pk), name) for pk, name in practices),
            *NoPractice.choices,
        ]

    def clean(self) -> dict[str, Any]:
        """Take one practice: of the list, or of the register."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        chosen, typed = cleaned.get("registered_with"), cleaned.get("elsewhere")
        if chosen and typed:
            text = _("Choose a practice in the list, or find another one below: not both")
            self.add_error("registered_with", text)
        elif not chosen and not typed and "registered_with" not in self.errors:
            self.add_error("registered_with", _("Choose the practice, or say that there is none"))
        return cleaned

    def to_move(self) -> NewMove:
        """Return what was typed as the service takes it."""
        typed = dict(self.cleaned_data)
        for name in ("registered_with", "elsewhere", "which"):
            typed.pop(name, None)
        return NewMove(**self.practice_meant(), **typed)
