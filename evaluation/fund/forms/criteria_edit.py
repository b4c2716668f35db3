"""What applications are marked on: up to six criteria and their weights."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evaluation.fund.models import Criterion
from evaluation.fund.services.rounds import Weighed
from spcore.ui.plain_form import PlainForm

MOST = 6
USUAL = (
    (gettext_lazy("Need"), gettext_lazy("It answers a need that is recorded here"), 30),
    (gettext_lazy("What it will do"), gettext_lazy("It is likely to help, and kind"), 30),
    (gettext_lazy("Who is reached"), gettext_lazy("Those who are left out now can come"), 20),
    (gettext_lazy("Value for money"), gettext_lazy("The cost fits what is done"), 20),
)


class CriteriaEditForm(PlainForm):
    """Names, words and weights in rows; an empty row is left out."""

    def __init__(self, data: Any, *, held: Sequence[Criterion]) -> None:
        super().__init__(data)
        rows: list[Any] = [(one.name, one.words, one.weight) for one in held] or list(USUAL)
        groups = []
        for number in range(1, MOST + 1):
            row = rows[number - 1] if number <= len(rows) else ("", "", None)
            groups.append((_("Criterion %(n)d") % {"n": number}, self._add_row(number, *row)))
        self.fieldsets = tuple(groups)  # type: ignore[misc]

    def _add_row(self, number: int, name: Any, words: Any, weight: Any) -> tuple[str, ...]:
        self.fields[f"name_{number}"] = forms.CharField(
            label=_("Name"), required=False, max_length=120, initial=name
        )
        self.fields[f"words_{number}"] = forms.CharField(
            label=_("What to look for"), required=False, max_length=300, initial=words
        )
        self.fields[f"weight_{number}"] = forms.IntegerField(
            label=_("Weight, of 100"),
            required=False,
            min_value=1,
            max_value=100,
            initial=weight,
            widget=forms.TextInput(attrs={"class": "nhsuk-input--width-3", "inputmode": "numeric"}),
        )
        return f"name_{number}", f"words_{number}", f"weight_{number}"

    def clean(self) -> dict[str, Any]:
        """Ask for a weight beside each name, and for 100 in all."""
        said = super().clean() or self.cleaned_data
        for number in range(1, MOST + 1):
            name, weight = said.get(f"name_{number}"), said.get(f"weight_{number}")
            if name and not weight and f"weight_{number}" not in self.errors:
                self.add_error(f"weight_{number}", _("Enter a weight from 1 to 100"))
            if weight and not name:
                self.add_error(f"name_{number}", _("Enter what this weight is for"))
        total = sum(said.get(f"weight_{number}") or 0 for number in range(1, MOST + 1))
        if not self.errors and total != 100:
            words = _("The weights must make 100 together; they make %(n)d") % {"n": total}
            self.add_error("weight_1", words)
        return said

    def criteria(self) -> list[Weighed]:
        """Return the rows that were filled in."""
        said = self.cleaned_data
        return [
            Weighed(said[f"name_{n}"], said[f"words_{n}"], said[f"weight_{n}"])
            for n in range(1, MOST + 1)
            if said[f"name_{n}"]
        ]
