"""Words that mean the same, one on each line."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from spcore.ui.plain_form import PlainForm
from spcore.ui.versions import VersionedForm


def words() -> forms.CharField:
    """Return the field of the words."""
    return forms.CharField(
        label=_("Words that mean the same"),
        help_text=_("At least two, one on each line. Whoever searches for one finds the others"),
        max_length=2000,
        widget=forms.Textarea,
    )


class SynonymAddForm(PlainForm):
    """A new group. `nonce` becomes its id, so a double click adds one."""

    missing = {"words": _("Enter at least two words that mean the same, one on each line")}
    words = words()
    nonce = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class SynonymEditForm(VersionedForm):
    """A group as it stands; refuses a stale one and shows both."""

    missing = {"words": _("Enter at least two words that mean the same, one on each line")}
    words = words()
