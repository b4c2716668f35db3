"""What forms about agreements share: who said so, and who decides where somebody cannot."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from referrals import selectors, services
from referrals.models import Basis, ConsentHow, Person, SaidBy
from referrals.services import Override
from spcore.ui.plain_form import PlainForm

OVERRIDE = ("decision", "assessor", "basis", "seen_by", "reason")
SAID = ("said_by", "said_by_name", "competence")


def _line(label: Any, hint: Any = "") -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, required=False, max_length=150)


class ConsentFields(PlainForm):
    """
    Fields for a decision on somebody's behalf, and for a child's.

    Who said so is asked of under 16s alone: from 16 a young person decides. A subclass has `how`.
    """

    said_by = forms.ChoiceField(
        label=_("Who decided?"), choices=SaidBy.choices, widget=forms.RadioSelect
    )
    said_by_name = _line(_("Their name, and what they are to the child"))
    competence = forms.CharField(
        label=_("Why is this child able to decide this?"),
        help_text=_("What they understood: what it is for, what happens, what if they say no."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    decision = _line(_("What was decided?"))
    assessor = _line(_("Who assessed that they cannot decide this?"), _("Name and role"))
    basis = forms.ChoiceField(
        label=_("Who may decide for them?"),
        choices=Basis.choices,
        widget=forms.RadioSelect,
        required=False,
    )
    seen_by = _line(
        _("Who saw the attorney's or deputy's document?"), _("Leave empty if there is none")
    )
    reason = forms.CharField(
        label=_("Why is it in the person's best interests?"),
        help_text=_("What they would want, and who was asked"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    shared_missing = {"said_by": _("Select who decided")}
    reveal_override = {ConsentHow.OVERRIDE.value: OVERRIDE}

    def __init__(self, *args: Any, person: Person, on: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.is_under_16 = selectors.age_on(person, on=on) < selectors.ABLE_FROM
        if not self.is_under_16:
            for name in SAID:
                del self.fields[name]
            self.reveals = {k: v for k, v in self.reveals.items() if k != "said_by"}

    def clean(self) -> dict[str, Any]:
        """Ask for what the choices need."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("how") == ConsentHow.OVERRIDE:
            missing = services.missing_of_override(self.to_override(), cleaned.get("reason", ""))
            for name, text in missing:
                self.add_error(name, text)
        elif cleaned.get("said_by") == SaidBy.PARENT and not cleaned.get("said_by_name"):
            self.add_error("said_by_name", _("Enter the name of the parent or carer"))
        elif cleaned.get("said_by") == SaidBy.PERSON and not cleaned.get("competence"):
            self.add_error("competence", _("Say why this child is able to decide this"))
        return cleaned

    def to_override(self) -> Override:
        """Return who decided on the person's behalf, where somebody did."""
        if self.cleaned_data.get("how") != ConsentHow.OVERRIDE:
            return Override()
        return Override(**{n: self.cleaned_data.get(n, "") for n in OVERRIDE[:-1]})

    def said(self) -> dict[str, Any]:
        """Return who said so, and why, by the names that services take."""
        entered = self.cleaned_data
        is_override = entered.get("how") == ConsentHow.OVERRIDE
        by = entered.get("said_by") or SaidBy.PERSON
        return {
            "said_by": by,
            "said_by_name": entered.get("said_by_name", "") if by == SaidBy.PARENT else "",
            "competence": entered.get("competence", "") if by == SaidBy.PERSON else "",
            "override": self.to_override(),
            "reason": entered.get("reason", "") if is_override else "",
        }
