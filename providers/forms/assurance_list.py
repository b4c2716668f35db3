"""The single page of evidence: each kind with what shows it, and until when."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from providers.models import AssuranceKind
from providers.selectors import AssuranceLine
from providers.services import Evidence
from spcore.ui.fields import NhsDateField
from spcore.ui.plain_form import PlainForm

HINTS = {
    AssuranceKind.SHARING_AGREEMENT: _("Who signed it, and when"),
    AssuranceKind.CONTROLLER_CONTACT: _("A shared address or telephone number"),
    AssuranceKind.ICO: _("The registration number, or why you are exempt"),
    AssuranceKind.SAFEGUARDING: _("Who leads, and where the policy is"),
    AssuranceKind.INSURANCE: _("Insurer and policy number"),
    AssuranceKind.DBS: _("Who is checked; leave it empty where the work does not need it"),
}


class AssuranceListForm(PlainForm):
    """Every kind of evidence on one page; a tiny group fills in the same one."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any, *, lines: list[AssuranceLine], version: int) -> None:
        super().__init__(data, initial={"version": version})
        groups = []
        for line in lines:
            evidence, expires = f"{line.kind}_evidence", f"{line.kind}_expires"
            self.fields[evidence] = forms.CharField(
                label=_("What shows it"),
                required=False,
                max_length=300,
                help_text=HINTS[AssuranceKind(line.kind)],
                initial=line.assurance.evidence if line.assurance else "",
            )
            self.fields[expires] = NhsDateField(
                label=_("Until when it holds"),
                required=False,
                future=True,
                initial=line.assurance.expires_on if line.assurance else None,
            )
            groups.append((line.label, (evidence, expires)))
        self.fieldsets = tuple(groups)  # type: ignore[misc]

    def clean(self) -> dict[str, Any]:
        """Ask for both halves of each kind, or neither."""
        said = super().clean() or self.cleaned_data
        for kind in AssuranceKind:
            evidence, expires = f"{kind.value}_evidence", f"{kind.value}_expires"
            if expires in self.errors or evidence in self.errors:
                continue
            if said.get(evidence) and not said.get(expires):
                self.add_error(expires, _now("Enter until when it holds"))
            if said.get(expires) and not said.get(evidence):
                self.add_error(evidence, _now("Enter what shows it"))
        return said

    def given(self) -> list[Evidence]:
        """Return the evidence that was given. Expects a valid form."""
        said = self.cleaned_data
        return [
            Evidence(
                kind=kind.value,
                evidence=said[f"{kind.value}_evidence"],
                expires_on=said[f"{kind.value}_expires"],
            )
            for kind in AssuranceKind
            if said[f"{kind.value}_evidence"]
        ]
