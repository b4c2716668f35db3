"""What was decided on a case; refuses a stale one and shows both."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linkworkers.services.supervision_decisions import Decision
from referrals.models import Referral
from spcore.ui.fields import NhsDateField
from spcore.ui.versions import VersionedForm


class SupervisionDecideForm(VersionedForm):
    """The decision, and the case's next step."""

    missing = {"words": _("Enter what was decided")}

    words = forms.CharField(
        label=_("What was decided?"),
        help_text=_("It stands on the person’s timeline. Nothing about the link worker"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    next_step = forms.CharField(
        label=_("What is the next step?"),
        help_text=_("As it is planned now. Change it if you decided otherwise"),
        required=False,
        max_length=200,
    )
    next_step_on = NhsDateField(label=_("When?"), required=False)

    def clean(self) -> dict[str, Any]:
        """Ask what is to be done where a day is given."""
        cleaned = super().clean()
        if cleaned.get("next_step_on") and not cleaned.get("next_step"):
            self.add_error("next_step", _("Enter what the next step is"))
        return cleaned

    def decision(self) -> Decision:
        """Return what was entered."""
        entered = self.cleaned_data
        return Decision(entered["words"], entered["next_step"], entered["next_step_on"])


def saved_of(referral: Referral) -> dict[str, Any]:
    """Return the case's next step, as the form's values."""
    return {"next_step": referral.next_action, "next_step_on": referral.next_action_on}
