"""How much of a problem things were, put right; refuses a stale one and shows both."""

from typing import Any

from django.utils.translation import gettext as _

from linkworkers.forms.needs_picture_fields import NeedsPictureFields
from linkworkers.models import NeedsPicture
from linkworkers.services import PictureAnswers
from spcore.needs import Need
from spcore.ui.versions import VersionedForm

NOT_ASKED = "not_asked"
FIELDS = ("occasion", "asked_on", "words")


class NeedsPictureEditForm(NeedsPictureFields, VersionedForm):
    """The same as asking; an answer can be taken out again."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.ask_about(need for need in Need.values if self.saved.get(need))
        for need in Need.values:
            if self.saved.get(need):
                choices = self.fields[need].choices  # type: ignore[attr-defined]
                self.fields[need].choices = [*choices, (NOT_ASKED, _("Not asked"))]  # type: ignore[attr-defined]

    def said(self) -> PictureAnswers:
        """Return what was entered, without what was not asked after all."""
        for need in Need.values:
            if self.cleaned_data.get(need) == NOT_ASKED:
                self.cleaned_data[need] = ""
        return super().said()


def saved_of(picture: NeedsPicture) -> dict[str, Any]:
    """Return what the row holds, as the form's values."""
    return {name: getattr(picture, name) for name in FIELDS} | picture.answers
