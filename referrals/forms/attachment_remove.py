"""Why a file is removed after its referral was sent."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from referrals.models import WhyRemoved
from spcore.ui.plain_form import PlainForm


class AttachmentRemoveForm(PlainForm):
    """One question, with the answers that this file may have."""

    missing = {"why": _("Select why it is removed")}

    why = forms.ChoiceField(label=_("Why is it removed?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, reasons: Iterable[WhyRemoved], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["why"].choices = [(why.value, why.label) for why in reasons]  # type: ignore[attr-defined]
