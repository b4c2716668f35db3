"""Somebody for a panel."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evaluation.fund.models import SpeaksAs
from spcore.accounts.models import User
from spcore.ui.plain_form import PlainForm


class PanelEditForm(PlainForm):
    """Who it is, and whom they speak for."""

    missing = {
        "user": gettext_lazy("Select who joins the panel"),
        "speaks_as": gettext_lazy("Select whom they speak for"),
    }

    user = forms.ChoiceField(
        label=gettext_lazy("Who joins the panel?"),
        help_text=gettext_lazy("Whoever has the role of a panel member in the scheme"),
    )
    speaks_as = forms.ChoiceField(
        label=gettext_lazy("They speak as"), choices=SpeaksAs.choices, widget=forms.RadioSelect
    )
    organisation = forms.CharField(
        label=gettext_lazy("For which organisation?"), required=False, max_length=150
    )

    def __init__(self, data: Any, *, members: Iterable[User]) -> None:
        super().__init__(data)
        choices = [("", _("Select somebody")), *((str(one.pk), one.name) for one in members)]
        self.fields["user"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask which organisation where somebody speaks for one."""
        said = super().clean() or self.cleaned_data
        if said.get("speaks_as") == SpeaksAs.ORGANISATION and not said.get("organisation"):
            self.add_error("organisation", _("Enter which organisation"))
        return said
