"""Taking PDF files in, several at once."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from referrals.forms.attachments import FilesField, FilesInput
from spcore.files.kinds import FileKind
from spcore.ui.plain_form import PlainForm

ALLOWED = frozenset({FileKind.PDF})


class IntakeListForm(PlainForm):
    """PDF files out of a GP system."""

    files = FilesField(
        label=_("Referral letters or forms as PDF"),
        help_text=_("Up to 8 at once, each up to 10 MB. Choose them, or drop them here."),
        widget=FilesInput(attrs={"accept": ".pdf", "multiple": True}),
    )
    practice = forms.ChoiceField(
        label=_("Which practice wrote them?"),
        help_text=_("The practice checks each letter and sends the referral."),
    )
    missing = {
        "practice": _("Choose the practice that wrote them"),
        "files": _("Choose at least one PDF file"),
    }

    def __init__(self, *args: Any, practices: list[tuple[UUID, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.practices = practices
        if len(practices) == 1:
            del self.fields["practice"]
            return
        choices = [("", _("Choose a practice")), *((str(key), name) for key, name in practices)]
        self.fields["practice"].choices = choices  # type: ignore[attr-defined]

    def practice_id(self) -> UUID:
        """Return the practice whose intake the files go to."""
        chosen = self.cleaned_data.get("practice")
        return UUID(chosen) if chosen else self.practices[0][0]
