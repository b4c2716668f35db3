"""How much work a case is; refuses a stale one and shows both."""

from django import forms
from django.utils.translation import gettext_lazy as _

from linkworkers.models import Complexity, Level, Support, Travel
from linkworkers.services import SupportFields
from spcore.ui.versions import VersionedForm

FIELDS = ("level", "complexity", "travel", "contact_weeks")


class CaseSupportEditForm(VersionedForm):
    """Level, complexity, travel, and after how long without a word the person stands out."""

    level = forms.ChoiceField(
        label=_("Which level of support?"), choices=Level.choices, widget=forms.RadioSelect
    )
    complexity = forms.ChoiceField(
        label=_("How much runs at once?"), choices=Complexity.choices, widget=forms.RadioSelect
    )
    travel = forms.ChoiceField(
        label=_("What does seeing them take?"), choices=Travel.choices, widget=forms.RadioSelect
    )
    contact_weeks = forms.IntegerField(
        label=_("After how many weeks without a word should they stand out?"),
        min_value=1,
        max_value=26,
        widget=forms.TextInput(attrs={"class": "nhsuk-input--width-2", "inputmode": "numeric"}),
    )

    def support(self) -> SupportFields:
        """Return what was entered."""
        entered = self.cleaned_data
        return SupportFields(
            level=Level(entered["level"]),
            complexity=Complexity(entered["complexity"]),
            travel=Travel(entered["travel"]),
            contact_weeks=entered["contact_weeks"],
        )


def saved_of(support: Support) -> dict[str, object]:
    """Return what the row holds, as the form's values."""
    return {name: getattr(support, name) for name in FIELDS}
