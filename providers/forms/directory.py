"""The directory's search form: everything may be left empty, and all of it is in the address."""

from datetime import date
from functools import lru_cache
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from providers import selectors
from providers.forms.choices import DAYS, DISTANCES, LANGUAGES, PARTS_OF_DAY, SIZES, WAYS
from providers.models import MadeFor
from providers.selectors import Origin, ServiceQuery
from providers.selectors.query import DEFAULT_KM
from spcore.errors import Invalid
from spcore.needs import Need
from spcore.ui.field_html import field_html
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
FOLDS = (
    (_("Needs"), ("need",)),
    (_("When"), ("day", "part")),
    (_("Who it is for"), ("age", "language", "women", "for_group")),
    (_("Cost and places"), ("free", "places", "fresh")),
    (_("How it is given"), ("way", "size", "quiet", "accompanied")),
    (_("Access and getting there"), ("step_free", "toilet", "loop", "parking", "transport")),
)


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
    after = forms.CharField(required=False, max_length=600, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, has_case: bool = False) -> None:
        values = data.copy()
        values.setdefault("within", str(DEFAULT_KM))
        super().__init__(values)
        if has_case:
            self.fields["near"].help_text = _("Leave it empty to measure from the person’s home")

    def clean_near(self) -> Origin | None:
        """Return the place that distances are measured from."""
        text = self.cleaned_data["near"]
        try:
            return selectors.origin_at(text) if text else None
        except Invalid as refusal:
            raise ValidationError(str(refusal), code="invalid") from refusal

    def chosen_of(self, *names: str) -> str:
        """Return what was chosen in these fields, in words."""
        words: list[Any] = []
        for name in names:
            field, given = self.fields[name], self.data.getlist(name)
            if isinstance(field, forms.BooleanField):
                words += [field.label] if any(given) else []
            elif name == "age":
                words += [_("age %(age)s") % {"age": age} for age in given if age]
            else:
                labels = dict(field.choices)  # type: ignore[attr-defined]
                words += [labels[code] for code in given if code and code in labels]
        return ", ".join(str(word) for word in words)

    @property
    def folds_of_search(self) -> list[tuple[Any, str, bool, SafeString]]:
        """Return what is folded away: its heading, what was chosen, is it open, and its fields."""
        return [
            (
                heading,
                self.chosen_of(*names),
                bool(set(names) & set(self.errors)),
                self.printed(*names),
            )
            for heading, names in FOLDS
        ]

    @property
    def sort_of_search(self) -> SafeString:
        """Return the field that asks what comes first."""
        return self.printed("sort")

    def printed(self, *names: str) -> SafeString:
        """Return fields in print: those that nobody filled in are the same for everybody."""
        if any(any(self.data.getlist(name)) or name in self.errors for name in names):
            return _printed(self, names)
        return _blank(names, get_language())

    def query(self, *, on: date, origin: Origin | None) -> ServiceQuery:
        """Return the question. Expects a valid form; `origin` stands in for an empty postcode."""
        said = self.cleaned_data
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
        return query.after_page(said["after"])


def _printed(form: DirectoryForm, names: tuple[str, ...]) -> SafeString:
    return SafeString("".join([field_html(form[name], mark_optional=False) for name in names]))


@lru_cache(maxsize=64)
def _blank(names: tuple[str, ...], _language: str | None) -> SafeString:
    return _printed(DirectoryForm(QueryDict()), names)
