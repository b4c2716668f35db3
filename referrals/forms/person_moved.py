"""Where the person is registered and lives now."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from referrals.models import NoPractice
from referrals.services import NewMove
from spcore.ui.fields import NhsDateField, PostcodeField
from spcore.ui.plain_form import PlainForm


class PersonMovedForm(PlainForm):
    """The new practice, and the new place where that changed too."""

    missing = {
        "registered_with": _("Choose the practice, or say that there is none"),
        "moved_on": _("Enter the day, or the day you were told"),
    }

    registered_with = forms.ChoiceField(label=_("Which GP practice are they with now?"))
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

    def to_move(self) -> NewMove:
        """Return what was typed as the service takes it."""
        typed = dict(self.cleaned_data)
        where = typed.pop("registered_with")
        is_reason = where in NoPractice.values
        return NewMove(
            practice_id=None if is_reason else UUID(where),
            no_practice=where if is_reason else "",
            **typed,
        )
