"""What one of the two does next."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linkworkers.selectors.supervision import SessionRow
from spcore.ui.fields import NhsDateField
from spcore.ui.plain_form import PlainForm

WORKER, SUPERVISOR = "worker", "supervisor"


class SupervisionActionAddForm(PlainForm):
    """What, who, until when."""

    missing = {
        "words": _("Enter what is to be done"),
        "owner": _("Select who does it"),
        "due_on": _("Enter until when"),
    }

    words = forms.CharField(
        label=_("What is to be done?"),
        help_text=_("Not about a case: what is decided on a case goes on the case"),
        max_length=300,
    )
    owner = forms.ChoiceField(label=_("Who does it?"), widget=forms.RadioSelect)
    due_on = NhsDateField(label=_("Until when?"), future=True)

    def __init__(self, *args: Any, session: SessionRow, **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [(WORKER, session.worker), (SUPERVISOR, session.supervisor)]
        self.fields["owner"].choices = choices  # type: ignore[attr-defined]

    def action(self) -> dict[str, Any]:
        """Return what was entered."""
        entered = self.cleaned_data
        return {
            "words": entered["words"],
            "is_workers": entered["owner"] == WORKER,
            "due_on": entered["due_on"],
        }
