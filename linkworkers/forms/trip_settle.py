"""What came of a request for help with a journey."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from linkworkers.models import TripState
from linkworkers.services.trip_help import TripSettled
from spcore.ui.versions import VersionedForm


class TripSettleForm(VersionedForm):
    """Booked with its cost, refused with the reason, not needed, or to arrange again."""

    missing = {"state": _("Select what came of it")}
    reveals = {"state": {TripState.BOOKED.value: ("cost",)}}
    state = forms.ChoiceField(
        label=_("What came of it?"), choices=TripState.choices, widget=forms.RadioSelect
    )
    cost = forms.DecimalField(
        label=_("What does it cost, in pounds?"),
        help_text=_("All of it. 0 where nobody pays"),
        required=False,
        min_value=0,
        max_digits=7,
        decimal_places=2,
        widget=forms.TextInput(attrs={"class": "nhsuk-input--width-5", "inputmode": "decimal"}),
        error_messages={"invalid": _("Enter pounds and pence, like 4.50")},
    )
    came_of_it = forms.CharField(
        label=_("Who booked it, or who refused and why"), required=False, max_length=300
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the reason of a refusal."""
        said = super().clean()
        if said.get("state") == TripState.REFUSED and not said.get("came_of_it"):
            self.add_error("came_of_it", _now("Say who refused, and why"))
        return said

    def settled(self) -> TripSettled:
        """Return what was entered."""
        said = self.cleaned_data
        return TripSettled(state=said["state"], words=said["came_of_it"], cost=said["cost"])
