"""What a member of the panel has to do with each applicant."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evaluation.fund.selectors.panel import Applicant
from evaluation.fund.services.panel import Declared
from spcore.ui.plain_form import PlainForm

YES, NO = "yes", "no"
CHOICES = (
    (NO, gettext_lazy("I have no interest in it")),
    (YES, gettext_lazy("I have, or somebody close to me has")),
)


class InterestEditForm(PlainForm):
    """
    One question an applicant; whoever works there is not asked.

    Fields bear the application's id: one that is withdrawn meanwhile moves no answer to another.
    """

    def __init__(self, data: Any, *, applicants: Sequence[Applicant]) -> None:
        super().__init__(data)
        self.asked = [one for one in applicants if not one.works_there]
        self.reveals = {  # type: ignore[misc]
            self._add(one): {YES: (f"words_{one.pk}",)} for one in self.asked
        }

    def _add(self, one: Applicant) -> str:
        said = {None: None, True: YES, False: NO}[one.has_interest]
        words = _("Say what you have to do with %(name)s")
        self.fields[f"interest_{one.pk}"] = forms.ChoiceField(
            label=one.name,
            choices=CHOICES,
            widget=forms.RadioSelect,
            initial=said,
            error_messages={"required": words % {"name": one.name}},
        )
        self.fields[f"words_{one.pk}"] = forms.CharField(
            label=_("Which? A few words"),
            help_text=_("Whoever runs the fund reads it"),
            required=False,
            max_length=300,
            initial=one.words,
        )
        return f"interest_{one.pk}"

    def clean(self) -> dict[str, Any]:
        """Ask which interest it is."""
        said = super().clean() or self.cleaned_data
        for one in self.asked:
            if said.get(f"interest_{one.pk}") == YES and not said.get(f"words_{one.pk}"):
                words = _("Say in a few words what the interest is")
                self.add_error(f"words_{one.pk}", words)
        return said

    def interests(self) -> dict[UUID, Declared]:
        """Return what was said, by application."""
        said = self.cleaned_data
        return {
            one.pk: Declared(said[f"interest_{one.pk}"] == YES, said[f"words_{one.pk}"])
            for one in self.asked
        }
