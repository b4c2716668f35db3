"""A request for help with a journey that leads to no service."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from linkworkers.services.trip_help import TripAsked
from referrals.models import TravelKind
from spcore.ui.plain_form import PlainForm


class TripAskForm(PlainForm):
    """What would help, where to, and when."""

    missing = {"kind": _("Select what would help"), "words": _("Enter where to, and when")}

    kind = forms.ChoiceField(
        label=_("What would help?"), choices=TravelKind.choices, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=_("Where to, when, and what else matters"),
        help_text=_("For example: the eye clinic, Tuesday at 10am, with a walking frame"),
        max_length=300,
    )
    nonce = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)

    def asked(self) -> TripAsked:
        """Return what was entered."""
        return TripAsked(kind=self.cleaned_data["kind"], words=self.cleaned_data["words"])
