"""A budget, and how much each reason for sharing it out counts."""

from django import forms
from django.utils.translation import gettext_lazy as _

from evaluation.dashboards.selectors import Weights

USUAL = Weights()


def _weight(label: object, initial: int) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        initial=initial,
        min_value=0,
        max_value=100,
        help_text=_("Weight, from 0 to 100"),
    )


class FairShareForm(forms.Form):
    """A budget in whole pounds, and weights in parts."""

    budget = forms.IntegerField(
        label=_("Budget, in pounds"), initial=1_000_000, min_value=1, max_value=10**10
    )
    people = _weight(_("People who live there"), USUAL.people)
    deprived = _weight(_("People in the most deprived fifth of England"), USUAL.deprived)
    older = _weight(_("People of 75 and over"), USUAL.older)
    rural = _weight(_("People in rural areas"), USUAL.rural)

    def clean(self) -> dict[str, int]:
        """Refuse weights that are all nought."""
        data: dict[str, int] = super().clean() or {}
        names = ("people", "deprived", "older", "rural")
        if all(data.get(name) == 0 for name in names):
            self.add_error("people", _("Enter a weight above nought for at least one reason"))
        return data

    def weights(self) -> Weights:
        """Return the weights."""
        return Weights(**{name: self.cleaned_data[name] for name in Weights.__slots__})
