"""What a call to a service found."""

from django import forms
from django.utils.translation import gettext_lazy as _

from providers.models import BY_VOICE, Capacity, Found
from providers.services.checks import Said
from spcore.ui.plain_form import PlainForm

CAPACITY = [("", _("They did not say")), *Capacity.choices[:3]]


class ListingCallForm(PlainForm):
    """One call: what was heard, and what has changed."""

    missing = {"found": _("Select what you heard")}
    reveals = {"found": {Found.CHANGED.value: ("words",), Found.RIGHT.value: ("capacity",)}}

    found = forms.ChoiceField(
        label=_("What did you hear?"),
        choices=[(one.value, one.label) for one in BY_VOICE],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("What has changed?"),
        help_text=_("About the service only, nothing about a person"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    capacity = forms.ChoiceField(
        label=_("Can somebody new come?"),
        choices=CAPACITY,
        required=False,
        widget=forms.RadioSelect,
    )

    def clean(self) -> dict[str, object]:
        """Ask what has changed."""
        said = super().clean() or self.cleaned_data
        if said.get("found") == Found.CHANGED and not str(said.get("words") or "").strip():
            self.add_error("words", _("Say what has changed"))
        return said

    def said(self) -> Said:
        """Return what was entered; what belongs to another answer is left out."""
        entered = self.cleaned_data
        found = Found(entered["found"])
        return Said(
            found=found,
            words=entered["words"] if found == Found.CHANGED else "",
            capacity=entered["capacity"] if found == Found.RIGHT else "",
        )
