"""What is kept of a volunteer, changed; refuses a stale one and shows both."""

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from referrals.forms.companion_add import FIELDS, CompanionFields
from referrals.models import Companion
from referrals.services.companions import CompanionWords
from spcore.ui.versions import VersionedForm


class CompanionEditForm(CompanionFields, VersionedForm):
    """The same as adding one, and whether they have left."""

    has_left = forms.BooleanField(
        label=_("They have left: nobody can choose them any more"), required=False
    )

    def words(self) -> CompanionWords:
        """Return what was entered."""
        return replace(super().words(), has_left=self.cleaned_data["has_left"])


def saved_of(row: Companion) -> dict[str, Any]:
    """Return what the row holds, as the form's values."""
    held = {name: getattr(row, name) for name in FIELDS}
    return held | {"has_left": row.ended_on is not None}
