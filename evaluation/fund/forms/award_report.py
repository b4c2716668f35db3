"""A financial year of an award: what was spent, what became of it, and what is left."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evaluation.fund.forms.fields import PoundsField
from evaluation.fund.selectors.budgets import YearBudget
from evaluation.fund.selectors.words import pounds
from evaluation.fund.services.awards import YearReport
from spcore.ui.plain_form import PlainForm


class AwardReportForm(PlainForm):
    """Three questions; the figures are drawn from what was recorded."""

    missing = {
        "spent": gettext_lazy("Enter how much was spent"),
        "words": gettext_lazy("Enter what became of it"),
    }

    spent = PoundsField(label=gettext_lazy("How much of it was spent, in pounds?"))
    words = forms.CharField(
        label=gettext_lazy("What became of it?"),
        help_text=gettext_lazy("What went well, what did not, what you would do again. No names"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    carry_over = PoundsField(
        label=gettext_lazy("How much of what is left would you like to keep for next year?"),
        help_text=gettext_lazy("Leave empty for nothing. What you do not keep goes back"),
        required=False,
    )
    carry_why = forms.CharField(label=gettext_lazy("What for?"), required=False, max_length=300)

    def __init__(self, data: Any, *, budget: YearBudget) -> None:
        sent = budget.report  # that was sent back
        names = ("spent", "words", "carry_over", "carry_why")
        super().__init__(data, initial={name: getattr(sent, name) for name in names if sent})
        self.budget = budget
        if not budget.may_carry:
            del self.fields["carry_over"], self.fields["carry_why"]

    def clean(self) -> dict[str, Any]:
        """Hold what was spent and is kept within what there was."""
        said = super().clean() or self.cleaned_data
        spent, kept = said.get("spent"), said.get("carry_over") or 0
        if spent is not None and spent > self.budget.available:
            words = _("That is more than there was: %(n)s") % {"n": pounds(self.budget.available)}
            self.add_error("spent", words)
        elif spent is not None and kept > self.budget.available - spent:
            left = pounds(self.budget.available - spent)
            self.add_error("carry_over", _("Only %(n)s is left") % {"n": left})
        if kept and not said.get("carry_why"):
            self.add_error("carry_why", _("Enter what it is for"))
        return said

    def report(self) -> YearReport:
        """Return what was entered."""
        said = self.cleaned_data
        return YearReport(
            year=self.budget.year.year,
            spent=said["spent"],
            words=said["words"],
            carry_over=said.get("carry_over") or Decimal(0),
            carry_why=said.get("carry_why", ""),
        )
