"""The person's agreement to exactly what the preview shows."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from referrals.models import ConsentHow
from referrals.services import Agreement
from spcore.ui.plain_form import PlainForm

ASKED_NOW = (ConsentHow.SPOKEN, ConsentHow.PHONE, ConsentHow.WRITTEN, ConsentHow.OVERRIDE)


class OnwardPreviewForm(PlainForm):
    """How the person agreed; a best-interests decision needs its reason."""

    missing = {"how": _("Select how the person agreed to share this")}
    reveals = {"how": {ConsentHow.OVERRIDE.value: ("reason",)}}

    how = forms.ChoiceField(
        label=_("How did the person agree to share this with the service?"),
        choices=[(how.value, how.label) for how in ASKED_NOW],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Who decided, and why is it in the person's best interests?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Ask for the reason of an override."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("how") == ConsentHow.OVERRIDE and not cleaned.get("reason"):
            self.add_error("reason", _("Enter who decided, and why"))
        return cleaned

    def agreement(self) -> Agreement:
        """Return what was entered."""
        entered = self.cleaned_data
        return Agreement(
            how=ConsentHow(entered["how"]), reason=entered["reason"], version=entered["version"]
        )
