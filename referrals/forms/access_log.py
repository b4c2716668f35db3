"""Whose looks, or looks at whom: the access log's two filters."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from referrals.selectors.access_log import person_of_reference, user_of_address
from spcore.accounts.actor import Actor


class AccessLogForm(forms.Form):
    """Either, both or none. The cleaned values are ids."""

    user = forms.CharField(
        label=_("Member of staff"),
        help_text=_("Their email address"),
        required=False,
        max_length=254,
    )
    person = forms.CharField(
        label=_("Person"),
        help_text=_("The reference of one of their referrals, like SP-4K7M2P9Q"),
        required=False,
        max_length=40,
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor

    def clean_user(self) -> UUID | None:
        """Return the user's id, from an email address or an id."""
        text = self.cleaned_data["user"]
        if not text:
            return None
        found = _uuid(text) or user_of_address(actor=self.actor, email=text)
        if found is None:
            raise forms.ValidationError(_("Enter the email address of somebody in this log"))
        return found

    def clean_person(self) -> UUID | None:
        """Return the person's id, from a referral's reference or an id."""
        text = self.cleaned_data["person"]
        if not text:
            return None
        found = _uuid(text) or person_of_reference(actor=self.actor, reference=text)
        if found is None:
            raise forms.ValidationError(_("Enter the reference of a referral to your scheme"))
        return found


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
