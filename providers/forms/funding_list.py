"""A line of money."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from providers.models import Funding, Service
from providers.services.funding import Money
from spcore.ui.fields import NhsDateField
from spcore.ui.plain_form import PlainForm
from spcore.ui.versions import VersionedForm


class FundingForm(PlainForm):
    """Who gives it, for what, from when to when."""

    missing = {"funder": _("Enter who gives the money"), "ends_on": _("Enter the day it ends")}

    funder = forms.CharField(label=_("Who gives the money?"), max_length=200)
    service = forms.ChoiceField(label=_("For which service?"), required=False)
    starts_on = NhsDateField(label=_("From"), required=False)
    ends_on = NhsDateField(label=_("Until"))
    amount = forms.DecimalField(
        label=_("How much, in pounds?"),
        help_text=_("Only your own organisation sees this"),
        required=False,
        min_value=0,
        max_digits=12,
        decimal_places=2,
        widget=forms.TextInput(attrs={"class": "nhsuk-input--width-10", "inputmode": "decimal"}),
    )
    is_public = forms.BooleanField(
        label=_("Everybody may see who gives it and until when"), required=False
    )
    nonce = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, data: Any, *, services: Iterable[Service], **options: Any) -> None:
        super().__init__(data, **options)
        choices = [("", _("All that we do")), *((str(row.pk), row.name) for row in services)]
        self.fields["service"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Hold the days in order."""
        said = super().clean() or self.cleaned_data
        starts, ends = said.get("starts_on"), said.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", _("It cannot end before it starts"))
        return said

    def money(self) -> Money:
        """Return what was entered."""
        said = self.cleaned_data
        return Money(
            funder=said["funder"],
            ends_on=said["ends_on"],
            starts_on=said["starts_on"],
            service_id=UUID(said["service"]) if said["service"] else None,
            amount=said["amount"],
            is_public=said["is_public"],
        )


class FundingEditForm(FundingForm, VersionedForm):
    """A line as it stands; refuses a stale one and shows both."""

    def __init__(self, data: Any, *, line: Funding, **options: Any) -> None:
        super().__init__(data, saved=typed(line), current=line.version, **options)


def typed(line: Funding) -> dict[str, Any]:
    """Return a line as the form's first values."""
    same = ("funder", "starts_on", "ends_on", "amount", "is_public")
    return {
        **{name: getattr(line, name) for name in same},
        "service": str(line.service_id or ""),
        "nonce": line.pk,
    }
