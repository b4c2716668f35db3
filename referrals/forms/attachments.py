"""What a file is, and the files themselves: checked before anything is kept."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from referrals.models import AttachmentKind, ConsentHow
from referrals.services import REFUSED, Described, NewFile
from spcore.errors import Invalid
from spcore.files.checking import EVERY, check_file
from spcore.files.kinds import MAXIMUM_BYTES, FileKind
from spcore.ui.plain_form import PlainForm

HOW = (ConsentHow.SPOKEN, ConsentHow.PHONE, ConsentHow.WRITTEN, ConsentHow.OVERRIDE)
MOST_AT_ONCE = 8


def checked_file(file: UploadedFile, allowed: frozenset[FileKind] = EVERY) -> NewFile:
    """Return what may be kept of an uploaded file. :raises Invalid:"""
    name = file.name or ""
    is_too_large = (file.size or 0) > MAXIMUM_BYTES
    content = b"x" * (MAXIMUM_BYTES + 1) if is_too_large else file.read()
    return NewFile(name=name, checked=check_file(name=name, content=content, allowed=allowed))


class DescribedForm(PlainForm):
    """What a file is; for a summary of the record, how the person agreed."""

    kind = forms.ChoiceField(
        label=_("What is it?"), choices=AttachmentKind.choices, widget=forms.RadioSelect
    )
    agreed_how = forms.ChoiceField(
        label=_("Does the person agree that a summary of their record goes to the link worker?"),
        choices=[*((how.value, how.label) for how in HOW), (REFUSED, _("They do not agree"))],
        widget=forms.RadioSelect,
        required=False,
    )
    missing = {"kind": _("Say what the file is")}
    reveals = {"kind": {AttachmentKind.SUMMARY: ("agreed_how",)}}

    def clean(self) -> dict[str, Any]:
        """Ask for the agreement to a summary; take nothing that was refused."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("kind") != AttachmentKind.SUMMARY:
            return cleaned
        if cleaned.get("agreed_how") == REFUSED:
            self.add_error("agreed_how", _("Only attach what the person agrees to"))
        elif not cleaned.get("agreed_how"):
            self.add_error("agreed_how", _("Say how the person agreed to it"))
        return cleaned

    def described(self) -> Described:
        """Return it as the service takes it."""
        kind = self.cleaned_data["kind"]
        is_summary = kind == AttachmentKind.SUMMARY
        return Described(kind, self.cleaned_data["agreed_how"] if is_summary else "")


class FilesInput(forms.ClearableFileInput):
    """A chooser that takes several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files at once, none of them looked into yet."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        """Return the files. :raises ValidationError: when there are none or too many."""
        files = [data] if isinstance(data, UploadedFile) else list(data or [])
        if not files:
            raise ValidationError(self.error_messages["required"], code="required")
        if len(files) > MOST_AT_ONCE:
            words = _("Choose %(n)d files or fewer at once")
            raise ValidationError(words, code="many", params={"n": MOST_AT_ONCE})
        return files


def sorted_files(
    files: list[UploadedFile], allowed: frozenset[FileKind]
) -> tuple[list[NewFile], list[tuple[str, str]]]:
    """Return what may be kept, and the names of the others with why they may not."""
    kept: list[NewFile] = []
    refused: list[tuple[str, str]] = []
    for file in files:
        try:
            kept.append(checked_file(file, allowed))
        except Invalid as refusal:
            refused.append((file.name or "", str(refusal)))
    return kept, refused
