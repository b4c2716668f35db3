"""One measure, as the scheme's own people choose it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from evaluation.measures.models import Instrument, Needs, Occasion
from evaluation.measures.selectors.askings import goes_by_link
from evaluation.measures.services import NewChoice, refusal_of
from referrals.forms.settings import SettingsForm


class MeasureEditForm(SettingsForm):
    """Asks for a licence, trained staff or a reader only where the measure needs them."""

    is_on = forms.BooleanField(label=_("Use this measure"), required=False)
    occasions = forms.MultipleChoiceField(
        label=_("When is it asked?"),
        help_text=_("Months count from the first contact. Workers are reminded."),
        choices=Occasion.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    licence = forms.CharField(
        label=_("We hold a licence: granted by whom, with which number?"),
        required=False,
        max_length=200,
    )
    is_staff_trained = forms.BooleanField(
        label=_("Only staff who are trained for it ask these questions, with the person present"),
        required=False,
    )
    is_by_link = forms.BooleanField(
        label=_("It may be answered by a private link"),
        help_text=_("A link goes to nobody with a safe-contact rule, and to no child."),
        required=False,
    )
    read_by = forms.CharField(
        label=_("Who reads the answers that come by link, and when?"),
        help_text=_("The person is told exactly this. For example: the duty worker, on weekdays."),
        required=False,
        max_length=200,
    )

    sometimes_needed = frozenset({"occasions", "licence", "read_by"})

    def __init__(self, *args: Any, instrument: Instrument, **options: Any) -> None:
        super().__init__(*args, **options)
        self.instrument = instrument
        if instrument.needs != Needs.LICENCE:
            del self.fields["licence"]
        if instrument.needs != Needs.TRAINED:
            del self.fields["is_staff_trained"]
        if not goes_by_link(instrument):
            del self.fields["is_by_link"], self.fields["read_by"]
        elif not instrument.alarms:
            del self.fields["read_by"]

    def choice(self) -> NewChoice:
        """Return the measure as it was chosen."""
        version = self.cleaned_data["version"]
        return NewChoice(family=self.instrument.family, version=version, **self.values)

    def clean(self) -> dict[str, Any]:
        """Compare versions, and refuse what the measure does not allow beside its field."""
        cleaned = super().clean()
        refusal = refusal_of(self.choice(), self.instrument) if not self.errors else None
        if refusal:
            self.add_error(*refusal)
        return cleaned
