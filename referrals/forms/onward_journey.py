"""How somebody gets to a service; refuses a stale one and shows both."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from referrals.models import GettingThere, Goes, TravelHelp, TravelKind, Way
from referrals.services.getting_there import Journey, why_not_along
from spcore.ui.fields import NhsDateField
from spcore.ui.versions import VersionedForm

FIELDS = (
    *("goes", "volunteer", "companion", "checks_seen_on", "way", "help", "help_kind", "help_words"),
    *("cost", "is_shared"),
)


class OnwardJourneyForm(VersionedForm):
    """Who goes along, by what way, what help it takes, and whether the service may know."""

    fieldsets = (
        (_("Who goes along the first time?"), ("goes", "volunteer", "companion", "checks_seen_on")),
        (_("How do they get there?"), ("way", "help", "help_kind", "help_words", "cost")),
        (_("What the service is told"), ("is_shared",)),
    )

    goes = forms.ChoiceField(
        label=_("Who goes along?"),
        choices=[("", _("Not agreed yet")), *Goes.choices],
        required=False,
        widget=forms.RadioSelect,
    )
    volunteer = forms.ChoiceField(
        label=_("A volunteer of your register"),
        help_text=_("Only those are listed whose checks and training somebody has seen"),
        required=False,
    )
    companion = forms.CharField(
        label=_("Their name, where nobody of the register goes"),
        help_text=_("Nothing else about them"),
        required=False,
        max_length=150,
    )
    checks_seen_on = NhsDateField(
        label=_("For a volunteer: when did you see their checks (DBS, references)?"),
        required=False,
        past=True,
    )
    way = forms.ChoiceField(
        label=_("How do they travel?"),
        choices=[("", _("Not agreed yet")), *Way.choices],
        required=False,
        widget=forms.RadioSelect,
    )
    help = forms.ChoiceField(
        label=_("Help with the journey or the fare"),
        choices=[("", _("None needed")), *TravelHelp.choices],
        required=False,
        widget=forms.RadioSelect,
    )
    help_kind = forms.ChoiceField(
        label=_("What would help?"),
        choices=[("", _("Not said")), *TravelKind.choices],
        required=False,
    )
    help_words = forms.CharField(
        label=_("What help, and from whom?"),
        help_text=_("Bus fares for four weeks, say, or the name of the driver scheme"),
        required=False,
        max_length=300,
    )
    cost = forms.DecimalField(
        label=_("What does it cost, in pounds?"),
        required=False,
        min_value=0,
        max_digits=7,
        decimal_places=2,
    )
    is_shared = forms.BooleanField(
        label=_("They agree that the service is told who comes along and how, once it accepts"),
        required=False,
    )

    def __init__(self, *args: Any, volunteers: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        chosen: Any = self.fields["volunteer"]
        chosen.choices = [("", _("Nobody of the register")), *volunteers]

    def clean(self) -> dict[str, Any]:
        """Ask for the checks beside their question. :raises ValidationError: where it is stale."""
        cleaned = super().clean()
        if cleaned.get("volunteer"):  # the register says when their checks were seen
            return cleaned
        seen = cleaned.get("checks_seen_on")
        why = why_not_along(cleaned.get("goes", ""), seen, today=timezone.localdate())
        if why and "checks_seen_on" not in self.errors:
            self.add_error("checks_seen_on", why)
        return cleaned

    def journey(self) -> Journey:
        """Return what was entered."""
        said = {name: self.cleaned_data[name] for name in FIELDS}
        volunteer = said.pop("volunteer")
        return Journey(**said, volunteer_id=UUID(volunteer) if volunteer else None)


def saved_of(row: GettingThere | None) -> dict[str, Any]:
    """Return what the row holds, as the form's values; empty before anybody asked."""
    if row is None:
        return {}
    held = {name: getattr(row, name) for name in FIELDS if name != "volunteer"}
    return held | {"volunteer": str(row.volunteer_id or "")}
