"""Bringing in what was checked."""

from django import forms
from django.utils.translation import gettext_lazy as _

from spcore.ui.plain_form import PlainForm


class ImportConfirmForm(PlainForm):
    """Who holds the proof that these people agreed. A deliberate answer, never prefilled."""

    evidence_held_by = forms.CharField(
        label=_("Who holds the evidence that these people agreed?"),
        help_text=_("Like “Paper forms at Central PCN office”. It is kept with each agreement."),
        max_length=200,
    )
    shown = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    missing = {"evidence_held_by": _("Say who holds the evidence that these people agreed")}
