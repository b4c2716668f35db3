"""What a worker wants to hear of the directory."""

from django import forms
from django.utils.translation import gettext_lazy as _

from linkworkers.models import DirectoryNews
from spcore.needs import Need
from spcore.ui.plain_form import PlainForm

DISTANCES = (
    ("3", _("3 km (2 miles)")),
    ("5", _("5 km (3 miles)")),
    ("8", _("8 km (5 miles)")),
    ("15", _("15 km (9 miles)")),
    ("30", _("30 km (19 miles)")),
)


class DirectoryNewsForm(PlainForm):
    """How far from the team's practices, about which needs, and whether by email."""

    within_km = forms.TypedChoiceField(
        label=_("How far from your team’s practices"), choices=DISTANCES, coerce=int
    )
    needs = forms.MultipleChoiceField(
        label=_("About which needs"),
        help_text=_("Tick none for those of the people you help now"),
        choices=Need.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "nhsuk-checkboxes--small app-columns"}),
    )
    is_on = forms.BooleanField(
        label=_("Send me an email on Mondays when something changed"), required=False
    )

    def __init__(self, data: object, *, choice: DirectoryNews) -> None:
        kept = {"needs": choice.needs, "is_on": choice.is_on, "within_km": str(choice.within_km)}
        super().__init__(data, initial=kept)
