"""The question about each need: what is known of comes first, the rest behind lines to press."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linkworkers.models import HowMuch, PictureOccasion
from linkworkers.services import PictureAnswers
from spcore.needs import Need
from spcore.ui.fields import NhsDateField

GROUPS = (
    (
        gettext_lazy("Ask about home and money"),
        (Need.MONEY, Need.BENEFITS, Need.HOUSING, Need.FOOD, Need.FUEL, Need.PRACTICAL),
    ),
    (
        gettext_lazy("Ask about people and feelings"),
        (
            *(Need.LONELINESS, Need.MOOD, Need.FAMILY, Need.CARING, Need.BEREAVEMENT),
            *(Need.SAFETY, Need.PURPOSE),
        ),
    ),
    (
        gettext_lazy("Ask about health and habits"),
        (Need.ACTIVITY, Need.HEALTH, Need.WEIGHT, Need.SUBSTANCES),
    ),
    (
        gettext_lazy("Ask about work, learning and getting about"),
        (
            *(Need.WORK, Need.LEARNING, Need.VOLUNTEERING, Need.SCHOOL, Need.DIGITAL),
            *(Need.LANGUAGE, Need.LEGAL, Need.TRANSPORT),
        ),
    ),
)


class NeedsPictureFields(forms.Form):
    """When, how much of a problem each thing is, and what they say about it."""

    occasion = forms.ChoiceField(
        label=gettext_lazy("When in the support is this?"),
        choices=PictureOccasion.choices,
        widget=forms.RadioSelect(attrs={"class": "nhsuk-radios--inline"}),
    )
    asked_on = NhsDateField(label=gettext_lazy("On which day did you ask?"), past=True)
    words = forms.CharField(
        label=gettext_lazy("What do they say about it?"),
        help_text=gettext_lazy("In their words"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def ask_about(self, known: Iterable[str]) -> None:
        """Add a question for every need, and lay them out: `known` first, the rest folded."""
        first = [need for need in Need if need in set(known)]
        for need in Need:
            self.fields[need.value] = forms.ChoiceField(
                label=need.label,
                choices=HowMuch.choices,
                required=False,
                widget=forms.RadioSelect(attrs={"class": "nhsuk-radios--inline"}),
            )
        rest = [(words, tuple(n for n in needs if n not in first)) for words, needs in GROUPS]
        names = [need for _words, needs in rest for need in needs]
        asked = (_("How much of a problem is it for them now?"), (*first, *names))
        when = (_("When and how"), ("words", "occasion", "asked_on"))
        self.fieldsets, self.folds = (asked, when), tuple(rest)

    def clean(self) -> dict[str, Any]:
        """Ask for one answer at least. :raises ValidationError:"""
        cleaned = super().clean() or self.cleaned_data
        if not any(cleaned.get(need) for need in Need.values):
            self.add_error(None, _("Ask about one thing at least"))
        return cleaned

    def said(self) -> PictureAnswers:
        """Return what was entered."""
        entered = self.cleaned_data
        return PictureAnswers(
            occasion=PictureOccasion(entered["occasion"]),
            asked_on=entered["asked_on"],
            answers={need: entered[need] for need in Need.values if entered.get(need)},
            words=entered["words"],
        )
