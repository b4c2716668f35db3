"""What came of a concern."""

from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from referrals.forms.concern_add import words
from referrals.services import NewFollowUp
from spcore.ui.plain_form import PlainForm


class ConcernFollowUpForm(PlainForm):
    """The council's reference and decision, and what whoever raised it was told."""

    council_reference = forms.CharField(
        label=_("The council’s reference"), max_length=60, required=False
    )
    decision = words(_("What was decided?"), _("By the council, the practice or the team, and why"))
    feedback = words(
        _("What was whoever raised it told?"), _("When, and by whom. They see nothing of this here")
    )
    nonce = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def clean(self) -> dict[str, Any]:
        """Refuse an empty form."""
        cleaned = super().clean() or self.cleaned_data
        if not any(cleaned.get(name) for name in ("council_reference", "decision", "feedback")):
            raise ValidationError(_("Enter at least one of these"))
        return cleaned

    def follow_up(self) -> NewFollowUp:
        """Return what was entered."""
        return NewFollowUp(**self.cleaned_data)
