"""What suits the person; refuses a stale one and shows both."""

from django import forms
from django.utils.translation import gettext_lazy as _

from linkworkers.models import Access, Money, Preference, Travels, Wishes
from linkworkers.services import WishFields
from spcore.ui.versions import VersionedForm

FIELDS = ("travels", "reach_km", "money", "access", "prefers", "assured_only")
REACHES = (
    (1, _("1 km (half a mile)")),
    (3, _("3 km (2 miles)")),
    (5, _("5 km (3 miles)")),
    (8, _("8 km (5 miles)")),
    (15, _("15 km (9 miles)")),
    (30, _("30 km (19 miles)")),
)


class WishesEditForm(VersionedForm):
    """How they travel and how far, what it may cost, what a place must have, what suits them."""

    travels = forms.ChoiceField(
        label=_("How do they get about?"), choices=Travels.choices, widget=forms.RadioSelect
    )
    reach_km = forms.TypedChoiceField(
        label=_("How far can they go?"), choices=REACHES, coerce=int, widget=forms.RadioSelect
    )
    money = forms.ChoiceField(
        label=_("What may it cost?"), choices=Money.choices, widget=forms.RadioSelect
    )
    access = forms.MultipleChoiceField(
        label=_("What must the place have?"),
        choices=Access.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    prefers = forms.MultipleChoiceField(
        label=_("What suits them?"),
        choices=Preference.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    assured_only = forms.BooleanField(
        label=_("Show only services that are assured"),
        help_text=_("For an adult who may be at risk. For a child it is always so"),
        required=False,
    )

    def wishes(self) -> WishFields:
        """Return what was entered."""
        return WishFields(**{name: self.cleaned_data[name] for name in FIELDS})


def saved_of(wishes: Wishes) -> dict[str, object]:
    """Return what the row holds, as the form's values."""
    return {name: getattr(wishes, name) for name in FIELDS}
