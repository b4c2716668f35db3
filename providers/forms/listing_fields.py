"""The parts of a listing's form: how questions are asked, what it is like, and its place."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from providers.forms.choices import SIZES
from providers.models import Location, Service
from providers.services import PlaceDetails
from spcore.ui.fields import PostcodeField
from spcore.ui.plain_form import PlainForm

SHORT = {"class": "nhsuk-input--width-3", "inputmode": "numeric"}
AREA = {"rows": 4}
THREE = {"yes": True, "no": False, "unknown": None}
SAID = {value: name for name, value in THREE.items()}
# Questions of yes, no and not known: of the service as on `Service`, of the place as on `Location`.
ASKED = ("is_quiet", "offers_transport")
ASKED_OF_PLACE = {
    "step_free": "is_step_free",
    "toilet": "has_accessible_toilet",
    "loop": "has_hearing_loop",
    "parking": "has_parking",
}
TYPED_OF_PLACE = {
    "place_name": "name",
    "address": "address_1",
    "city": "city",
    "postcode": "postcode",
    "transport": "transport",
}
PLACE = (*TYPED_OF_PLACE, *ASKED_OF_PLACE)


def whole_number(label: Any, highest: int, **more: Any) -> forms.IntegerField:
    """Return a field for a small whole number that may be left empty."""
    wrong = _("Enter a whole number from 0 to %(highest)s") % {"highest": highest}
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=highest,
        widget=forms.TextInput(attrs=SHORT),
        error_messages={"invalid": wrong, "min_value": wrong, "max_value": wrong},
        **more,
    )


def words(label: Any, longest: int, hint: Any = "") -> forms.CharField:
    """Return a field for a few sentences that may be left empty."""
    return forms.CharField(
        label=label,
        required=False,
        max_length=longest,
        help_text=hint,
        widget=forms.Textarea(attrs=AREA),
    )


def three(label: Any, look: str = "nhsuk-radios--inline nhsuk-radios--small") -> forms.ChoiceField:
    """Return a question that is answered by yes, no, or that nobody knows."""
    return forms.ChoiceField(
        label=label,
        choices=(("yes", _("Yes")), ("no", _("No")), ("unknown", _("Not known"))),
        widget=forms.RadioSelect(attrs={"class": look}),
        initial="unknown",
    )


class LikeFields(PlainForm):
    """What it is like to come, and who is there. Where no size is ticked, nobody said."""

    sizes = forms.MultipleChoiceField(
        label=_("With how many others?"),
        help_text=_("A small group has up to about 8 people"),
        choices=SIZES,
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "nhsuk-checkboxes--small"}),
    )
    is_quiet = three(_("Is it quiet there?"))
    accompanied_first_visit = forms.BooleanField(
        label=_("Somebody can come along with them the first time"), required=False
    )
    offers_transport = three(_("Do you help people get there?"), look="nhsuk-radios--small")
    transport_help = forms.CharField(
        label=_("How you help, in a sentence"),
        help_text=_("For example, a volunteer driver, or bus fares paid back"),
        required=False,
        max_length=500,
    )
    host = forms.CharField(
        label=_("Who will they meet? Two lines"),
        help_text=_("For example, Mo, who makes the tea and says hello at the door"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    reveals = {"offers_transport": {"yes": ("transport_help",)}}

    held_sizes: Mapping[str, bool | None] = MappingProxyType({})

    def liking(self) -> dict[str, Any]:
        """Return the answers by column of `Service`. Expects a valid form."""
        said = self.cleaned_data
        helps = said["offers_transport"] != "no"
        return {
            **self._sizes(said["sizes"]),
            **{name: THREE[said[name]] for name in ASKED},
            "accompanied_first_visit": said["accompanied_first_visit"],
            "transport_help": said["transport_help"] if helps else "",
            "host": said["host"],
        }

    def _sizes(self, ticked: list[str]) -> dict[str, bool | None]:
        """Return the sizes: what is not ticked beside others is a no, unless nothing changed."""
        before = {size for size, holds in self.held_sizes.items() if holds}
        if self.held_sizes and set(ticked) == before:
            return dict(self.held_sizes)
        return {size: size in ticked if ticked else None for size, _label in SIZES}


class PlaceFields(PlainForm):
    """Where it happens, how to get there, and what the building is like."""

    place_name = forms.CharField(label=_("Name of the place"), required=False, max_length=255)
    address = forms.CharField(label=_("Street"), required=False, max_length=255)
    city = forms.CharField(label=_("Town or city"), required=False, max_length=100)
    postcode = PostcodeField(label=_("Postcode"), required=False)
    transport = words(
        _("How to get there by bus or train"), 500, _("For example, bus 7 stops outside")
    )
    step_free = three(_("Can people get in without steps?"))
    toilet = three(_("Is there an accessible toilet?"))
    loop = three(_("Is there a hearing loop?"))
    parking = three(_("Is there parking?"))

    def place(self) -> PlaceDetails | None:
        """Return the place; None where the form does not ask, which leaves the places be."""
        if "postcode" not in self.fields:
            return None
        said = self.cleaned_data
        return PlaceDetails(
            name=said["place_name"],
            address=said["address"],
            city=said["city"],
            postcode=said["postcode"],
            transport=said["transport"],
            **{column: THREE[said[name]] for name, column in ASKED_OF_PLACE.items()},
        )


def liked(service: Service) -> dict[str, Any]:
    """Return what it is like, as the form's first values."""
    return {
        "sizes": [size for size, _label in SIZES if getattr(service, size)],
        **{name: SAID[getattr(service, name)] for name in ASKED},
        "accompanied_first_visit": service.accompanied_first_visit,
        "transport_help": service.transport_help,
        "host": service.host,
    }


def placed(place: Location) -> dict[str, Any]:
    """Return a place as the form's first values."""
    return {
        **{name: getattr(place, column) for name, column in TYPED_OF_PLACE.items()},
        **{name: SAID[getattr(place, column)] for name, column in ASKED_OF_PLACE.items()},
    }
