"""What the panel's meeting decided on one application."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evaluation.fund.forms.application_edit import amount_fields, amounts_of, saved_amounts
from evaluation.fund.models import Application
from evaluation.fund.selectors.words import pounds
from evaluation.fund.services.decisions import Decision
from spcore.ui.plain_form import PlainForm

AWARD, DECLINE = "award", "decline"


class ApplicationDecideForm(PlainForm):
    """Money or none, what the meeting said, and what the applicant is told."""

    missing = {
        "decision": gettext_lazy("Select what was decided"),
        "panel_said": gettext_lazy("Enter what the panel’s meeting made of it"),
        "has_no_interest": gettext_lazy(
            "Tick that you have no interest in this applicant, or ask a colleague to record it"
        ),
    }

    sometimes_needed = frozenset({"reason"})

    decision = forms.ChoiceField(
        label=gettext_lazy("What was decided?"),
        choices=((AWARD, gettext_lazy("Award money")), (DECLINE, gettext_lazy("No award"))),
        widget=forms.RadioSelect,
    )
    a_year = forms.TypedChoiceField(
        label=gettext_lazy("Paid in how many instalments a financial year?"),
        choices=((1, "1"), (2, "2"), (4, "4")),
        coerce=int,
        required=False,
        empty_value=2,
        initial=2,
    )
    panel_said = forms.CharField(
        label=gettext_lazy("What did the panel’s meeting make of it?"),
        help_text=gettext_lazy("Where marks lay far apart, say how the panel came together"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    reason = forms.CharField(
        label=gettext_lazy("What is the applicant told?"),
        help_text=gettext_lazy(
            "They read this word for word once the round is published. It is needed for no award"
        ),
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    has_no_interest = forms.BooleanField(
        label=gettext_lazy("I have no interest in this applicant, and nor has my family")
    )

    def __init__(self, data: Any, *, row: Application, left: Decimal, missing: str) -> None:
        # What was written for a decision that was taken back is not typed again.
        said = {"panel_said": row.panel_said, "reason": row.reason}
        super().__init__(data, initial=saved_amounts(row) | said)
        self.row, self.left, self.not_yet = row, left, missing
        amount_fields(self, row)
        amounts = [name for name in self.fields if name.startswith("amount_")]
        self.order_fields(["decision", *amounts])
        self.reveals = {"decision": {AWARD: (*amounts, "a_year")}}  # type: ignore[misc]

    def clean(self) -> dict[str, Any]:
        """Hold the money within what there is, and ask why where there is none."""
        said = super().clean() or self.cleaned_data
        if self.not_yet:
            self.add_error("decision", self.not_yet)
        if said.get("decision") == DECLINE and not said.get("reason"):
            self.add_error("reason", _("Enter what the applicant is told"))
        if said.get("decision") == AWARD:
            problem = self._problem_with(sum(amounts_of(said), Decimal(0)))
            if problem and "amount_1" not in self.errors:
                self.add_error("amount_1", problem)
        return said

    def _problem_with(self, total: Decimal) -> str:
        if not total:
            return _("Enter how much is awarded")
        most = min(self.row.round.most, self.left)
        if total > most:
            words = _("That makes %(total)s; the most there is for it is %(most)s")
            return words % {"total": pounds(total), "most": pounds(most)}
        return ""

    def decided(self) -> Decision:
        """Return what was decided."""
        said = self.cleaned_data
        return Decision(
            amounts=amounts_of(said) if said["decision"] == AWARD else (),
            panel_said=said["panel_said"],
            reason=said["reason"],
            a_year=said["a_year"],
            has_no_interest=said["has_no_interest"],
        )
