"""A request for help to get to a service."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from linkworkers.models import TravelWay
from linkworkers.services.travel_help import TravelAsked
from spcore.ui.plain_form import PlainForm

NONE = ("", _("None in particular"))


class TravelAskForm(PlainForm):
    """What would get them there, where to, and when."""

    missing = {"way": _("Select what would get them there")}
    way = forms.ChoiceField(
        label=_("What would get them there?"), choices=TravelWay.choices, widget=forms.RadioSelect
    )
    service = forms.ChoiceField(label=_("To which service?"), required=False)
    words = forms.CharField(
        label=_("When, and what else matters"),
        help_text=_("For example, Tuesdays at 10am, with a walking frame"),
        required=False,
        max_length=300,
    )
    nonce = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, data: Any, *, services: list[tuple[str, str]]) -> None:
        super().__init__(data)
        self.fields["service"].choices = [NONE, *services]  # type: ignore[attr-defined]

    def asked(self) -> TravelAsked:
        """Return what was entered."""
        said = self.cleaned_data
        onward_id = UUID(said["service"]) if said["service"] else None
        return TravelAsked(way=said["way"], onward_id=onward_id, words=said["words"])
