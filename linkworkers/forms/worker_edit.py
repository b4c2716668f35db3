"""What a link worker agreed to carry."""

from django import forms
from django.utils.translation import gettext_lazy as _

from linkworkers.services import WorkerFields
from spcore.ui.plain_form import PlainForm

MOST_LANGUAGES, LONGEST = 10, 60


class WorkerEditForm(PlainForm):
    """Capacity, whether more people are given, languages."""

    capacity = forms.IntegerField(
        label=_("Agreed number of open people"), min_value=0, max_value=500
    )
    is_taking_people = forms.BooleanField(label=_("Takes more people"), required=False)
    languages = forms.CharField(
        label=_("Languages besides English"),
        help_text=_("With commas between them, for example: Urdu, British Sign Language"),
        required=False,
        max_length=300,
    )

    def clean_languages(self) -> list[str]:
        """Return each once, in order."""
        words = [word.strip() for word in self.cleaned_data["languages"].split(",")]
        found = list(dict.fromkeys(filter(None, words)))
        if len(found) > MOST_LANGUAGES or any(len(word) > LONGEST for word in found):
            raise forms.ValidationError(_("Enter up to 10 languages with commas between them"))
        return found

    def worker(self) -> WorkerFields:
        """Return what was entered."""
        return WorkerFields(**self.cleaned_data)
