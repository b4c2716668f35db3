"""The picture of who hosts a service."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from spcore.errors import Invalid
from spcore.files.checking import check_file
from spcore.files.kinds import MAXIMUM_BYTES, FileKind
from spcore.ui.plain_form import PlainForm

PICTURES = frozenset({FileKind.JPEG, FileKind.PNG})


class ListingPhotoForm(PlainForm):
    """A picture, and that whoever is on it agrees."""

    missing = {
        "picture": _("Choose a picture"),
        "agrees": _("Ask whoever is on the picture first, then tick this"),
    }
    picture = forms.FileField(
        label=_("Picture of who people will meet"),
        help_text=_("A JPEG or PNG, at most 10 MB. Where it was taken is not kept"),
    )
    agrees = forms.BooleanField(
        label=_("Whoever is on it agrees that everybody can see it in the directory")
    )

    def clean_picture(self) -> bytes:
        """Return the picture drawn afresh."""
        file: UploadedFile = self.cleaned_data["picture"]
        is_too_large = (file.size or 0) > MAXIMUM_BYTES
        content = b"x" * (MAXIMUM_BYTES + 1) if is_too_large else file.read()
        try:
            return check_file(name=file.name or "", content=content, allowed=PICTURES).content
        except Invalid as refusal:
            raise ValidationError(str(refusal), code="invalid") from refusal
