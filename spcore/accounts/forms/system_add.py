"""The form that connects an organisation's system."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from spcore.accounts.models import Scope
from spcore.ui.plain_form import PlainForm


class SystemAddForm(PlainForm):
    """What the system is called, and what it may do. Nothing is ticked beforehand."""

    missing = {
        "name": _("Enter what the system is called"),
        "scopes": _("Select at least one thing it may do"),
    }
    name = forms.CharField(
        label=_("What is the system called?"),
        help_text=_("Like “EMIS Web” or “Referral hub”. It stands in the record of who did what."),
        max_length=100,
    )
    scopes = forms.MultipleChoiceField(
        label=_("What may it do?"),
        help_text=_("Only what it needs."),
        choices=Scope.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    nonce = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["nonce"].initial = uuid4
