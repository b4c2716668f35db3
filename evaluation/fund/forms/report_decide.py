"""How much of what is left stays with a provider across 1 April."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evaluation.fund.forms.fields import PoundsField
from evaluation.fund.models import AwardReport
from evaluation.fund.selectors.words import pounds
from spcore.ui.plain_form import PlainForm


class ReportDecideForm(PlainForm):
    """All, some or none of what was asked for."""

    missing = {"carried": gettext_lazy("Enter how much they may keep; 0 for nothing")}

    carried = PoundsField(label=gettext_lazy("How much may they keep, in pounds?"))
    why = forms.CharField(
        label=gettext_lazy("Why not all of it?"),
        help_text=gettext_lazy("They read it"),
        required=False,
        max_length=300,
    )

    def __init__(self, data: Any, *, report: AwardReport) -> None:
        super().__init__(data, initial={"carried": report.carry_over})
        self.report = report

    def clean(self) -> dict[str, Any]:
        """Hold it within what was asked for."""
        said = super().clean() or self.cleaned_data
        carried, asked = said.get("carried"), self.report.carry_over
        if self.report.decided_at is not None:
            kept = {"n": pounds(self.report.carried)}
            self.add_error(None, _("It is decided already: they may keep %(n)s") % kept)
        if carried is not None and carried > asked:
            self.add_error("carried", _("They asked for %(n)s") % {"n": pounds(asked)})
        if carried is not None and carried < asked and not said.get("why"):
            self.add_error("why", _("Say why not all of it"))
        return said
