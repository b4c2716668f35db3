"""The directory's search form: everything may be left empty, and all of it is in the address."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from providers import selectors
from providers.forms.choices import DAYS, DISTANCES, LANGUAGES, PARTS_OF_DAY, SIZES, WAYS
from providers.models import MadeFor
from providers.selectors import Origin, ServiceQuery
from providers.selectors.query import DEFAULT_KM
from spcore.errors import Invalid
from spcore.needs import Need
from spcore.ui.copies import Fields
from spcore.ui.plain_form import PlainForm

SMALL = {"class": "nhsuk-checkboxes--small"}
SHORT = {"class": "nhsuk-input--width-10"}
# The switches, and what each is called in a question.
SWITCHES = {
    "free": "is_free",
    "places": "has_places",
    "fresh": "is_fresh",
    "women": "women_only",
    "quiet": "is_quiet",
    "accompanied": "accompanied",
    "transport": "offers_transport",
    "step_free": "step_free",
    "toilet": "accessible_toilet",
    "loop": "hearing_loop",
    "parking": "parking",
}


class DirectoryForm(PlainForm):
    """What somebody looks for, where, and for whom."""

    q = forms.CharField(
        label=_("Words"),
        required=False,
        max_length=200,
        help_text=_("For example, debt advice or gardening"),
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    near = forms.CharField(
        label=_("Near this postcode"),
        required=False,
        max_length=20,
        help_text=_("For example, PR1 2HE or PR1"),
        widget=forms.TextInput(attrs=SHORT),
    )
    within = forms.ChoiceField(label=_("How far"), required=False, choices=DISTANCES)
    need = forms.MultipleChoiceField(
        label=_("Needs"),
        required=False,
        choices=Need.choices,
        widget=forms.CheckboxSelectMultiple(attrs=SMALL),
    )
    age = forms.IntegerField(
        label=_("Age of the person"),
        required=False,
        min_value=0,
        max_value=120,
        widget=forms.TextInput(attrs={"class": "nhsuk-input--width-3", "inputmode": "numeric"}),
        error_messages={
            "invalid": _("Age must be a whole number, like 67"),
            "min_value": _("Age must be between 0 and 120"),
            "max_value": _("Age must be between 0 and 120"),
        },
    )
    language = forms.ChoiceField(
        label=_("Language spoken there"),
        required=False,
        choices=[("", _("Any")), *LANGUAGES],
    )
    day = forms.MultipleChoiceField(
        label=_("Days"),
        required=False,
        choices=DAYS,
        widget=forms.CheckboxSelectMultiple(attrs=SMALL),
    )
    part = forms.ChoiceField(label=_("Time of day"), required=False, choices=PARTS_OF_DAY)
    way = forms.MultipleChoiceField(
        label=_("How it is given"),
        required=False,
        choices=WAYS,
        widget=forms.CheckboxSelectMultiple(attrs=SMALL),
    )
    size = forms.MultipleChoiceField(
        label=_("With how many others"),
        required=False,
        choices=SIZES,
        widget=forms.CheckboxSelectMultiple(attrs=SMALL),
    )
    sort = forms.ChoiceField(
        label=_("What comes first"),
        required=False,
        choices=(("", _("The nearest")), ("fit", _("What fits the words best"))),
    )
    free = forms.BooleanField(label=_("Free"), required=False)
    places = forms.BooleanField(label=_("Has places now"), required=False)
    fresh = forms.BooleanField(label=_("Checked in the last 3 months"), required=False)
    women = forms.BooleanField(label=_("For women only"), required=False)
    for_group = forms.MultipleChoiceField(
        label=_("Made for"),
        required=False,
        choices=MadeFor.choices,
        widget=forms.CheckboxSelectMultiple(attrs=SMALL),
    )
    quiet = forms.BooleanField(label=_("Quiet"), required=False)
    accompanied = forms.BooleanField(
        label=_("Somebody can come along the first time"), required=False
    )
    transport = forms.BooleanField(label=_("Helps with getting there"), required=False)
    step_free = forms.BooleanField(label=_("Step-free"), required=False)
    toilet = forms.BooleanField(label=_("Accessible toilet"), required=False)
    loop = forms.BooleanField(label=_("Hearing loop"), required=False)
    parking = forms.BooleanField(label=_("Parking"), required=False)
    anywhere = forms.BooleanField(required=False, widget=forms.HiddenInput)
    after = forms.CharField(required=False, max_length=2000, widget=forms.HiddenInput)

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        has_case: bool = False,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        """Make the fields that `data` has, which alone are read; without it all, to be printed."""
        self.has_case = has_case
        if data is not None:
            declared = type(self).base_fields.items()
            self.base_fields = Fields({name: field for name, field in declared if name in data})
        super().__init__(data, initial=initial)
        if has_case and "near" in self.fields:
            self.fields["near"].help_text = _("Leave it empty to measure from the person’s home")

    def clean_near(self) -> Origin | None:
        """Return the place that distances are measured from."""
        text = self.cleaned_data["near"]
        try:
            return selectors.origin_at(text) if text else None
        except Invalid as refusal:
            raise ValidationError(str(refusal), code="invalid") from refusal

    def clean(self) -> dict[str, Any]:
        """Take each answer once, in one order, however often and wherever the address says it."""
        said = self.cleaned_data.items()
        return {name: sorted(set(it)) if isinstance(it, list) else it for name, it in said}

    def query(self, *, on: date, origin: Origin | None) -> ServiceQuery:
        """Return the question. Expects a valid form; `origin` stands in for an empty postcode."""
        said = {**_nothing(), **self.cleaned_data}
        query = ServiceQuery(
            on=on,
            words=said["q"].strip(),
            needs=tuple(said["need"]),
            origin=said["near"] or origin,
            within_km=float(said["within"] or DEFAULT_KM),
            age=said["age"],
            language=said["language"],
            days=tuple(said["day"]),
            part=said["part"],
            ways=tuple(said["way"]),
            sizes=tuple(said["size"]),
            made_for=tuple(said["for_group"]),
            best_fit=said["sort"] == "fit",
            **{column: said[name] for name, column in SWITCHES.items()},
            without_place=said["anywhere"],
        )
        return query.after_page(said["after"]) if said["after"] else query


@cache
def _nothing() -> dict[str, Any]:
    """Return what each field is read as where it was not given."""
    nowhere = QueryDict()
    return {
        name: field.clean(field.widget.value_from_datadict(nowhere, MultiValueDict(), name))
        for name, field in DirectoryForm.base_fields.items()
    }
