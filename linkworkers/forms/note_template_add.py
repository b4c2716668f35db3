"""A template of a note."""

from django import forms
from django.utils.translation import gettext_lazy as _

from linkworkers.services import TemplateWords
from spcore.ui.plain_form import PlainForm


class NoteTemplateAddForm(PlainForm):
    """What it is called and what it says."""

    missing = {
        "name": _("Enter a name to find it by"),
        "words": _("Enter the words a note begins with"),
    }

    name = forms.CharField(label=_("Name"), help_text=_("For example: First call"), max_length=60)
    words = forms.CharField(
        label=_("Words"),
        help_text=_("Headings and questions, never anything about a person"),
        max_length=2000,
        widget=forms.Textarea,
    )

    def template(self) -> TemplateWords:
        """Return what was entered."""
        entered = self.cleaned_data
        return TemplateWords(entered["name"], entered["words"], entered.get("is_open", True))
