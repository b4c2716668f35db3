"""The last look before a referral is sent."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from referrals import policies
from referrals.forms.versions import STALE, with_version
from referrals.models import Referral
from referrals.selectors import Missing
from spcore.ui.plain_form import PlainForm


class ReferralCheckForm(PlainForm):
    """Says that the way to reach the person was checked, for the version that was shown."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    is_contact_checked = forms.BooleanField(
        label=_("I have checked with the person how to reach them safely")
    )
    missing = {
        "is_contact_checked": _("Check with the person how to reach them safely, then tick the box")
    }

    def __init__(
        self, *args: Any, referral: Referral, problems: Sequence[Missing], **options: Any
    ) -> None:
        self.referral, self.problems = referral, problems
        super().__init__(*args, initial={"version": referral.version}, **options)

    def clean(self) -> dict[str, Any]:
        """Refuse what is not ready, and what somebody changed since it was shown."""
        cleaned = super().clean() or self.cleaned_data
        if self.referral.status not in policies.EDITABLE:
            return cleaned  # sent already: the service gives the same referral again
        if cleaned.get("version") != self.referral.version:
            with_version(self, self.referral.version)
            raise ValidationError(STALE)
        if self.problems:
            raise ValidationError([problem.text for problem in self.problems])
        return cleaned
