"""A template changed; refuses a stale one and shows both."""

from django import forms
from django.utils.translation import gettext_lazy as _

from linkworkers.forms.note_template_add import NoteTemplateAddForm
from linkworkers.models import NoteTemplate
from spcore.ui.versions import VersionedForm


class NoteTemplateEditForm(NoteTemplateAddForm, VersionedForm):
    """The same as adding one, with whether it is offered."""

    is_open = forms.BooleanField(label=_("Offer it when a note is written"), required=False)


def saved_of(template: NoteTemplate) -> dict[str, object]:
    """Return what the row holds, as the form's values."""
    return {name: getattr(template, name) for name in ("name", "words", "is_open")}
