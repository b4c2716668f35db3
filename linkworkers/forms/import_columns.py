"""What each column of a caseload is."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linkworkers.models import CaseloadImport
from linkworkers.services import Column, problems_of_columns
from spcore.ui.plain_form import PlainForm


class ImportColumnsForm(PlainForm):
    """One choice for each column, with what stands in its first rows."""

    def __init__(self, *args: Any, batch: CaseloadImport, **options: Any) -> None:
        super().__init__(*args, **options)
        for place, heading in enumerate(batch.headings):
            samples = batch.samples[place] if place < len(batch.samples) else []
            self.fields[f"column_{place}"] = forms.ChoiceField(
                label=heading,
                help_text=_("For example: %s") % "; ".join(samples) if samples else _("Empty"),
                choices=[("", _("Leave this column out")), *Column.choices],
                initial=batch.mapping[place],
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        """Say what is missing, at the first column."""
        cleaned = super().clean() or self.cleaned_data
        for problem in problems_of_columns(self.mapping()):
            self.add_error("column_0", problem)
        return cleaned

    def mapping(self) -> list[str]:
        """Return what was chosen, in the order of the columns."""
        return [self.cleaned_data.get(name, "") for name in self.fields]
