"""The directory's search form: everything may be left empty, and all of it is in the address."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from providers import selectors
from providers.forms.choices import DISTANCES, LANGUAGES
from providers.selectors import Origin, ServiceQuery
from providers.selectors.query import DEFAULT_KM
from spcore.errors import Invalid
from spcore.needs import Need
from spcore.ui.plain_form import PlainForm

SMALL = {"class": "nhsuk-checkboxes--small"}
SHORT = {"class": "nhsuk-input--width-10"}


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
    free = forms.BooleanField(label=_("Free"), required=False)
    places = forms.BooleanField(label=_("Has places now"), required=False)
    women = forms.BooleanField(label=_("For women only"), required=False)
    step_free = forms.BooleanField(label=_("Step-free"), required=False)
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

    @property
    def needs_chosen(self) -> str:
        """Return the needs that were ticked, in words."""
        codes = self.data.getlist("need")
        return ", ".join(str(label) for code, label in Need.choices if code in codes)

    @property
    def more_chosen(self) -> str:
        """Return what was chosen under "More choices", in words."""
        names = ("free", "places", "women", "step_free")
        chosen = [self[name].label for name in names if self.data.get(name)]
        if self.data.get("age"):
            chosen.insert(0, _("age %(age)s") % {"age": self.data["age"]})
        if self.data.get("language"):
            chosen.insert(0, self.data["language"])
        return ", ".join(str(text) for text in chosen)

    @property
    def more_is_wrong(self) -> bool:
        """Tell whether an error hides under "More choices"."""
        return bool({"age", "language"} & set(self.errors))

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
            is_free=said["free"],
            has_places=said["places"],
            women_only=said["women"],
            step_free=said["step_free"],
            language=said["language"],
            without_place=said["anywhere"],
        )
        return query.after_page(said["after"])
