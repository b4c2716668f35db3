"""The plain form a provider fills in for a listing, new or present."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from providers.forms.choices import LANGUAGES, SIZES
from providers.forms.listing_fields import (
    PLACE,
    SAID,
    THREE,
    LikeFields,
    PlaceFields,
    liked,
    placed,
    whole_number,
    words,
)
from providers.models import Capacity, Location, MadeFor, ReferralRoute, Service
from providers.services import ListingDetails
from spcore.needs import Need

MANY = {"class": "nhsuk-checkboxes--small app-columns"}
WAYS = (
    ("in_person", _("In person")),
    ("at_home", _("At the person’s home")),
    ("online", _("Online")),
    ("by_phone", _("By phone")),
)
# Fields that are named as on `Service` and need no turning.
PLAIN = (
    "name",
    "description",
    "minimum_age",
    "maximum_age",
    "eligibility",
    "women_only",
    "women_only_words",
    "made_for",
    "made_for_words",
    "is_term_time_only",
    "fees",
    "capacity",
    "wait_weeks",
    "referral_route",
    "how_to_refer",
    "phone",
    "email",
    "url",
    "opening_text",
    "area_served",
    "is_private",
)


class ListingForm(LikeFields, PlaceFields):
    """What a service is, whom it suits, when, where, what it costs and how to get in."""

    missing = {
        "name": _("Enter the name of the service"),
        "ways": _("Select how it is given"),
        "cost": _("Select whether it is free"),
        "capacity": _("Select whether somebody new can come"),
    }
    reveals = LikeFields.reveals | {"women_only": {"on": ("women_only_words",)}}
    fieldsets = (
        (_("What it is"), ("name", "description", "needs")),
        (
            _("Who it is for"),
            (
                "minimum_age",
                "maximum_age",
                "eligibility",
                "women_only",
                "women_only_words",
                "made_for",
                "made_for_words",
                "languages",
            ),
        ),
        (
            _("When and where"),
            (
                "ways",
                "opening_text",
                "is_term_time_only",
                "place_name",
                "address",
                "city",
                "postcode",
                "transport",
                "area_served",
            ),
        ),
        (_("What the place has"), ("step_free", "toilet", "loop", "parking")),
        (
            _("What it is like"),
            (
                "sizes",
                "is_quiet",
                "host",
                "accompanied_first_visit",
                "offers_transport",
                "transport_help",
            ),
        ),
        (_("Cost and places"), ("cost", "fees", "capacity", "wait_weeks")),
        (
            _("Getting in touch"),
            ("referral_route", "how_to_refer", "phone", "email", "url", "is_private"),
        ),
    )
    name = forms.CharField(label=_("Name of the service"), max_length=255)
    description = words(_("What happens there"), 5000, _("Two or three plain sentences"))
    needs = forms.MultipleChoiceField(
        label=_("What it helps with"),
        choices=Need.choices,
        widget=forms.CheckboxSelectMultiple(attrs=MANY),
    )
    minimum_age = whole_number(_("Lowest age"), 120)
    maximum_age = whole_number(_("Highest age"), 120)
    eligibility = words(_("Who it suits, in your own words"), 2000)
    women_only = forms.BooleanField(label=_("For women only"), required=False)
    women_only_words = forms.CharField(
        label=_("Which women are welcome, in your own words"),
        help_text=_("For example, trans women are welcome"),
        required=False,
        max_length=300,
    )
    made_for = forms.MultipleChoiceField(
        label=_("Is it made for some people above all?"),
        choices=MadeFor.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs=MANY),
    )
    made_for_words = forms.CharField(
        label=_("Whom it is made for, in your own words"),
        help_text=_("For example, men who care for somebody; or the Somali community, all welcome"),
        required=False,
        max_length=300,
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages spoken beside English"),
        choices=LANGUAGES,
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs=MANY),
    )
    ways = forms.MultipleChoiceField(
        label=_("How is it given?"), choices=WAYS, widget=forms.CheckboxSelectMultiple
    )
    opening_text = words(_("Days and times"), 1000, _("For example, Tuesdays 10am to midday"))
    is_term_time_only = forms.BooleanField(label=_("In school term time only"), required=False)
    area_served = words(_("Area it serves, if not only this place"), 500)
    cost = forms.ChoiceField(
        label=_("Is it free?"),
        choices=(("yes", _("Yes, free")), ("no", _("No")), ("unknown", _("It depends"))),
        widget=forms.RadioSelect,
    )
    fees = words(_("What it costs"), 500)
    capacity = forms.ChoiceField(
        label=_("Can somebody new come?"),
        choices=Capacity.choices,
        widget=forms.RadioSelect,
    )
    wait_weeks = whole_number(_("About how many weeks is the wait?"), 200)
    referral_route = forms.ChoiceField(
        label=_("How do people get to you?"),
        choices=ReferralRoute.choices,
        widget=forms.RadioSelect,
        initial=ReferralRoute.REFERRAL,
    )
    how_to_refer = words(_("How to refer, in a sentence"), 1000)
    phone = forms.CharField(label=_("Telephone"), required=False, max_length=100)
    email = forms.EmailField(
        label=_("Email of the service"),
        required=False,
        help_text=_("A shared address, like info@: everybody can see it"),
        error_messages={"invalid": _("Enter an email address, like info@example.org")},
    )
    url = forms.URLField(
        label=_("Web page"),
        required=False,
        max_length=500,
        assume_scheme="https",
        error_messages={"invalid": _("Enter a web address, like www.example.org")},
    )
    is_private = forms.BooleanField(
        label=_("Keep it out of the directory: only we see it"), required=False
    )

    def clean(self) -> dict[str, Any]:
        """Hold the ages in order and ask for an address where people come."""
        said = super().clean() or self.cleaned_data
        low, high = said.get("minimum_age"), said.get("maximum_age")
        if low is not None and high is not None and low > high:
            self.add_error("maximum_age", _now("The highest age must not be below the lowest"))
        return said

    def details(self) -> ListingDetails:
        """Return the listing as the services take it. Expects a valid form."""
        said = self.cleaned_data
        if not said["women_only"]:
            said["women_only_words"] = ""
        if not said["made_for"]:
            said["made_for_words"] = ""
        return ListingDetails(
            **{name: said[name] for name in PLAIN},
            needs=said["needs"],
            languages=said["languages"],
            is_free=THREE[said["cost"]],
            **{way: way in said["ways"] for way, _label in WAYS},
            **self.liking(),
        )


class ListingAddForm(ListingForm):
    """A new listing. `nonce` becomes its id, so a double click adds one."""

    nonce = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class ListingEditForm(ListingForm):
    """A listing as it stands; the places are left out where there are several."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any, *, service: Service, places: list[Location]) -> None:
        super().__init__(data, initial=saved(service, places))
        self.held_sizes = {size: getattr(service, size) for size, _label in SIZES}
        present = [(name, name) for name in service.languages if name not in dict(LANGUAGES)]
        self.fields["languages"].choices = [*LANGUAGES, *present]  # type: ignore[attr-defined]
        if len(places) > 1:
            for name in PLACE:
                del self.fields[name]

    def differences(self) -> list[tuple[str, str, str]]:
        """Return what was typed and differs from what is saved: label, saved, typed."""
        rows = []
        for name, field in self.fields.items():
            was, typed = self.initial.get(name), self.cleaned_data.get(name)
            if name != "version" and (was or "") != (typed or ""):
                rows.append((str(field.label), shown(field, was), shown(field, typed)))
        return rows

    def for_newer(self, service: Service) -> None:
        """Let the next sending of what was typed go ahead against what is saved now."""
        self.data = self.data.copy()
        self.data["version"] = service.version


def saved(service: Service, places: list[Location]) -> dict[str, Any]:
    """Return a listing as the form's first values."""
    place = places[0] if places else Location()
    return {
        **{name: getattr(service, name) for name in PLAIN},
        "needs": service.needs,
        "languages": service.languages,
        "ways": [way for way, _label in WAYS if getattr(service, way)],
        "cost": SAID[service.is_free],
        **liked(service),
        **placed(place),
        "version": service.version,
    }


def shown(field: forms.Field, value: Any) -> str:
    """Return a value as a page shows it."""
    labels = dict(getattr(field, "choices", ()))
    values = value if isinstance(value, list) else [value]
    texts = [str(labels.get(one, one)) for one in values if one not in (None, "", False)]
    return ", ".join(_now("Yes") if text == "True" else text for text in texts)
