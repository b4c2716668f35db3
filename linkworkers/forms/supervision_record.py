"""What is kept of a session; refuses a stale one and shows both."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from linkworkers.selectors.supervision import ItemRow, SessionRow
from linkworkers.services.supervision import Held
from spcore.ui.fields import NhsDateField
from spcore.ui.versions import VersionedForm


class SupervisionRecordForm(VersionedForm):
    """The day, what was talked about, the personal part, the next session."""

    missing = {"held_on": _("Enter the day on which it was")}

    held_on = NhsDateField(label=_("On which day was it?"), past=True)
    talked = forms.MultipleChoiceField(
        label=_("What did you talk about?"),
        help_text=_("What is left moves on to the next session"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    personal = forms.CharField(
        label=_("The personal part"),
        help_text=_(
            "How they are, what they learn, what they need. The two of you read it, nobody else. "
            "What is decided on a case goes on the case"
        ),
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    next_on = NhsDateField(label=_("When is the next one?"), required=False, future=True)

    def __init__(self, *args: Any, items: Sequence[ItemRow], **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [(str(row.id), row.words) for row in items if not row.is_talked]
        self.fields["talked"].choices = choices  # type: ignore[attr-defined]
        if not choices:
            del self.fields["talked"]

    def held(self) -> Held:
        """Return what was entered."""
        entered = self.cleaned_data
        return Held(
            held_on=entered["held_on"],
            personal=entered["personal"],
            talked=[UUID(pk) for pk in entered.get("talked", [])],
            next_on=entered["next_on"],
        )


def saved_of(session: SessionRow) -> dict[str, Any]:
    """Return what is kept, as the form's values."""
    return {"held_on": session.held_on, "personal": session.personal}
