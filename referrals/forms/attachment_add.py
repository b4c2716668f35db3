"""Attaching one file to a referral."""

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from referrals.forms.attachments import DescribedForm, checked_file
from referrals.services import FULL, NewFile
from spcore.errors import Invalid

ACCEPT = ".pdf,.docx,.jpg,.jpeg,.png"


class AttachmentAddForm(DescribedForm):
    """A file and what it is."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("PDF, Word (.docx), JPEG or PNG, up to 10 MB"),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
    )
    field_order = ("file", "kind", "agreed_how")
    missing = {**DescribedForm.missing, "file": _("Choose a file")}

    def __init__(self, *args: Any, room: int, **options: Any) -> None:
        super().__init__(*args, **options)
        self.room = room

    def clean_file(self) -> NewFile:
        """Look into the file, and say in plain words why it is refused."""
        try:
            new = checked_file(self.cleaned_data["file"])
        except Invalid as refusal:
            raise ValidationError(str(refusal)) from refusal
        if len(new.checked.content) > self.room:
            raise ValidationError(FULL)
        return new

    def new_file(self) -> NewFile:
        """Return what may be kept."""
        return cast(NewFile, self.cleaned_data["file"])
