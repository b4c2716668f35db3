"""The form that invites somebody to an organisation."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from spcore.accounts.roles import Role
from spcore.ui.plain_form import PlainForm


class ColleagueInviteForm(PlainForm):
    """Name, address and role; `roles` are those the actor may give there."""

    missing = {
        "name": _("Enter their full name"),
        "email": _("Enter their work email address"),
        "role": _("Select a role"),
    }
    name = forms.CharField(label=_("Full name"), max_length=150)
    email = forms.EmailField(
        label=_("Work email address"),
        help_text=_("We send a link to this address. It works for 7 days."),
        error_messages={"invalid": _("Enter an email address like name@example.nhs.uk")},
    )
    role = forms.ChoiceField(label=_("Role"), widget=forms.RadioSelect)
    may_approve = forms.BooleanField(
        label=_("They may invite, approve and remove colleagues"), required=False
    )
    nonce = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, roles: frozenset[Role], **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [(role.value, role.label) for role in Role if role in roles]
        self.fields["role"].choices = choices  # type: ignore[attr-defined]
        self.fields["nonce"].initial = uuid4
        if Role.OTHER_REFERRER not in roles:
            del self.fields["may_approve"]
        if len(choices) == 1:
            self.fields["role"].initial = choices[0][0]

    def clean_role(self) -> Role:
        """Return the role chosen."""
        return Role(self.cleaned_data["role"])
