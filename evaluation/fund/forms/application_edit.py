"""What only the applicant knows; a draft may be as unfinished as it is."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evaluation.fund.forms.fields import PoundsField
from evaluation.fund.models import Application
from evaluation.fund.selectors.words import year_span
from evaluation.fund.services.applications import ApplicationFields
from evaluation.periods import financial_years
from providers.models import Service
from spcore.ui.versions import VersionedForm

LONG = {"required": False, "max_length": 3000}


def amount_fields(form: forms.BaseForm, row: Application) -> None:
    """Add a field for each financial year that the round allows."""
    starts_on = row.round.starts_on
    for number, year in enumerate(financial_years(starts_on, row.round.years_most), 1):
        form.fields[f"amount_{number}"] = PoundsField(
            label=_("Pounds for %(year)s") % {"year": year_span(year, starts_on=starts_on)},
            required=False,
        )


def amounts_of(said: dict[str, Any]) -> list[Decimal]:
    """Return the amounts typed, up to the last year that has one."""
    typed = [said.get(f"amount_{number}") or Decimal(0) for number in range(1, 6)]
    while typed and not typed[-1]:
        typed.pop()
    return typed


def saved_amounts(row: Application) -> dict[str, Decimal]:
    """Return the amounts a row holds, as the form's values."""
    return {f"amount_{number}": amount for number, amount in enumerate(row.amounts, 1)}


class ApplicationEditForm(VersionedForm):
    """Which services, what will be done, for whom, at what cost."""

    twice_is_once = True

    services = forms.MultipleChoiceField(
        label=gettext_lazy("Which of your services is it for?"),
        help_text=gettext_lazy("What the directory knows of them is sent along: do not repeat it"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    title = forms.CharField(
        label=gettext_lazy("A title for what you want to do"), required=False, max_length=120
    )
    what = forms.CharField(
        label=gettext_lazy("What will you do?"),
        help_text=gettext_lazy("What is new, or what goes on because of this money"),
        widget=forms.Textarea(attrs={"rows": 6}),
        **LONG,
    )
    whom = forms.CharField(
        label=gettext_lazy("For whom?"),
        help_text=gettext_lazy("Who can come that cannot come now? Name nobody"),
        widget=forms.Textarea(attrs={"rows": 4}),
        **LONG,
    )
    people = forms.IntegerField(
        label=gettext_lazy("About how many people in a year?"),
        required=False,
        min_value=1,
        max_value=1_000_000,
        widget=forms.TextInput(attrs={"class": "nhsuk-input--width-5", "inputmode": "numeric"}),
    )
    how_known = forms.CharField(
        label=gettext_lazy("How will you know that it helped?"),
        help_text=gettext_lazy("How many came and how it ended is counted here by itself"),
        widget=forms.Textarea(attrs={"rows": 4}),
        **LONG,
    )

    def __init__(self, *args: Any, row: Application, services: Iterable[Service], **options: Any):
        super().__init__(*args, **options)
        choices = [(str(one.pk), one.name) for one in services]
        self.fields["services"].choices = choices  # type: ignore[attr-defined]
        if not choices:
            del self.fields["services"]  # the page says where to add one
        amount_fields(self, row)

    def fields_of(self) -> ApplicationFields:
        """Return what was entered."""
        said = self.cleaned_data
        return ApplicationFields(
            services=[UUID(pk) for pk in said.get("services", ())],
            **{name: said[name] for name in ("title", "what", "whom", "people", "how_known")},
            amounts=amounts_of(said),
        )


def saved_of(row: Application) -> dict[str, Any]:
    """Return what the row holds, as the form's values."""
    held = {name: getattr(row, name) for name in ("title", "what", "whom", "people", "how_known")}
    services = [str(pk) for pk in row.services.values_list("pk", flat=True)]
    return held | {"services": services} | saved_amounts(row)
