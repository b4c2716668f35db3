"""A round, as it is prepared; refuses a stale one and shows both."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evaluation.fund.forms.fields import PoundsField
from evaluation.fund.models import FundRound
from evaluation.fund.selectors.evidence import Missing
from evaluation.fund.selectors.money import Left
from evaluation.fund.selectors.words import pounds
from evaluation.fund.services.rounds import RoundFields
from providers.models import AssuranceKind
from referrals.models import Scheme
from spcore.needs import Need
from spcore.ui.fields import NhsDateField
from spcore.ui.versions import VersionedForm


class RoundEditForm(VersionedForm):
    """What the money is for, how much, over how many years, and who may apply."""

    missing = {
        "title": gettext_lazy("Enter what the round is called"),
        "themes": gettext_lazy("Select at least one theme"),
        "budget": gettext_lazy("Enter how much money there is"),
        "most": gettext_lazy("Enter the most that one applicant may get"),
        "years_most": gettext_lazy("Enter a number of financial years from 1 to 5"),
        "closes_on": gettext_lazy("Enter the last day to apply"),
        "starts_on": gettext_lazy("Enter the day from which money is paid"),
    }

    scheme = forms.ChoiceField(label=gettext_lazy("For which scheme?"))
    title = forms.CharField(
        label=gettext_lazy("What is the round called?"),
        help_text=gettext_lazy("Everybody sees this. For example: Getting about, 2027"),
        max_length=120,
    )
    about = forms.CharField(
        label=gettext_lazy("What is it for?"),
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    themes = forms.MultipleChoiceField(
        label=gettext_lazy("Themes"),
        help_text=gettext_lazy("What was recorded as missing is at the top, with about how often"),
        choices=Need.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    budget = PoundsField(label=gettext_lazy("New money, in pounds"))
    brought_from = forms.ChoiceField(
        label=gettext_lazy("Carry over what an earlier round has left"), required=False
    )
    most = PoundsField(
        label=gettext_lazy("The most for one applicant over all years, in pounds"), min_value=1
    )
    years_most = forms.IntegerField(
        label=gettext_lazy("Over how many financial years at most?"),
        help_text=gettext_lazy("1 to 5. A financial year is 1 April to 31 March"),
        min_value=1,
        max_value=5,
        initial=3,
        widget=forms.TextInput(attrs={"class": "nhsuk-input--width-2", "inputmode": "numeric"}),
    )
    closes_on = NhsDateField(label=gettext_lazy("Last day to apply"), future=True)
    starts_on = NhsDateField(
        label=gettext_lazy("From when is money paid?"),
        help_text=gettext_lazy("Leave the panel time to read and meet"),
        future=True,
    )
    required = forms.MultipleChoiceField(
        label=gettext_lazy("What must an applicant hold?"),
        help_text=gettext_lazy("Read from the directory, checked and in force"),
        choices=AssuranceKind.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    needs_number = forms.BooleanField(
        label=gettext_lazy("Registered charities and companies only"), required=False
    )

    def __init__(
        self,
        *args: Any,
        schemes: Iterable[Scheme],
        missing: Iterable[Missing],
        left: Iterable[Left],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        known = [(str(one.pk), str(one.organisation)) for one in schemes]
        if len(known) < 2:
            del self.fields["scheme"]
        else:
            self.fields["scheme"].choices = known  # type: ignore[attr-defined]
        self._order_themes(list(missing))
        earlier = list(left)
        self.left = {str(one.pk): one.left for one in earlier}
        rounds = [(str(one.pk), f"{one.title}: {pounds(one.left)}") for one in earlier]
        if rounds:
            choices = [("", _("Nothing")), *rounds]
            self.fields["brought_from"].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields["brought_from"]

    def _order_themes(self, missing: list[Missing]) -> None:
        """Put what is missing first, with its figure."""
        figures = {one.need: one.figure for one in missing}
        rest = [need for need in Need.values if need not in figures]
        field: Any = self.fields["themes"]
        if not missing:
            field.help_text = _("Nothing is published as missing here yet")
        field.choices = [(need, Need(need).label) for need in (*figures, *rest)]
        words = _("Recorded as missing for about %(n)s people")
        few = _("Recorded as missing for 1 to 7 people, or for a number that would tell of so few")
        self.option_hints = {  # type: ignore[misc]
            "themes": {need: few if n == "*" else words % {"n": n} for need, n in figures.items()}
        }

    def clean(self) -> dict[str, Any]:
        """Hold the days in order, and what one may get within what there is."""
        said = super().clean()
        closes, starts = said.get("closes_on"), said.get("starts_on")
        if closes and closes <= timezone.localdate():
            self.add_error("closes_on", _("The last day to apply must be after today"))
        if closes and starts and starts <= closes:
            self.add_error("starts_on", _("The money starts after the last day to apply"))
        self._check_most(said)
        return said

    def _check_most(self, said: dict[str, Any]) -> None:
        """No applicant may be promised more than there is, with what is carried over."""
        if said.get("budget") is None or said.get("most") is None:
            return
        money = said["budget"] + self.left.get(said.get("brought_from") or "", 0)
        if said["most"] > money:
            words = _("That is more than the %(money)s there is") % {"money": pounds(money)}
            self.add_error("most", words)

    def fields_of(self) -> RoundFields:
        """Return what was entered."""
        said = self.cleaned_data
        names = ("title", "about", "themes", "budget", "most", "years_most", "starts_on")
        earlier = said.get("brought_from")
        return RoundFields(
            **{name: said[name] for name in names},
            closes_on=said["closes_on"],
            required=said["required"],
            needs_number=said["needs_number"],
            brought_from_id=UUID(earlier) if earlier else None,
        )

    def scheme_id(self, schemes: Iterable[Scheme]) -> UUID:
        """Return the scheme it is for: the chosen one, or the only one there is."""
        chosen = self.cleaned_data.get("scheme")
        return UUID(chosen) if chosen else next(iter(schemes)).pk


def saved_of(row: FundRound) -> dict[str, Any]:
    """Return what the row holds, as the form's values."""
    names = ("title", "about", "themes", "budget", "most", "years_most", "closes_on", "starts_on")
    held = {name: getattr(row, name) for name in (*names, "required", "needs_number")}
    return held | {"brought_from": str(row.brought_from_id or "")}
