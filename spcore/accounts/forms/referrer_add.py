"""The form that invites an organisation to refer people."""

import re
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from spcore.accounts import selectors, services
from spcore.accounts.models import ReferrerKind
from spcore.accounts.services import NewReferrer
from spcore.ui.plain_form import PlainForm

DOMAIN = re.compile(r"^[a-z0-9-]+(\.[a-z0-9-]+)+$")


class ReferrerAddForm(PlainForm):
    """The organisation, its kind, and its first person, who then approves colleagues."""

    missing = {
        "name": _("Enter the organisation's name"),
        "kind": _("Say what kind of organisation it is"),
        "person_name": _("Enter the first person's full name"),
        "email": _("Enter the first person's work email address"),
    }
    name = forms.CharField(label=_("Name of the organisation"), max_length=255)
    kind = forms.ChoiceField(
        label=_("What kind of organisation is it?"),
        help_text=_("It decides which form they fill in."),
        choices=ReferrerKind.choices,
        widget=forms.RadioSelect,
    )
    person_name = forms.CharField(
        label=_("First person: full name"),
        help_text=_("They can invite, approve and remove their colleagues."),
        max_length=150,
    )
    email = forms.EmailField(
        label=_("First person: work email address"),
        help_text=_("We send a link to this address. It works for 7 days."),
    )
    email_domain = forms.CharField(
        label=_("What do all their work addresses end in?"),
        help_text=_(
            "For example riverbank.sch.uk. Whoever has such an address can ask to join, and waits "
            "until the first person says yes. Leave it empty and nobody can ask."
        ),
        max_length=100,
        required=False,
    )
    nonce = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["nonce"].initial = uuid4

    def clean_email_domain(self) -> str:
        """Return the end of the addresses, without @. :raises ValidationError:"""
        domain: str = self.cleaned_data["email_domain"].strip().lower().lstrip("@")
        if domain and not DOMAIN.match(domain):
            raise forms.ValidationError(_("Enter the part behind the @, like riverbank.sch.uk"))
        if domain in selectors.SHARED_DOMAINS:
            raise forms.ValidationError(_("People of many organisations have such addresses"))
        return domain

    def clean(self) -> dict[str, Any]:
        """Refuse a first person from elsewhere, and what another organisation has."""
        typed = super().clean() or self.cleaned_data
        if self.errors:
            return typed
        domain = typed["email_domain"]
        if domain and selectors.domain_of(typed["email"]) != domain:
            self.add_error("email", _("The address does not end in what you entered below"))
            return typed
        for field, text in services.problems_of_referrer(self.to_add()):
            self.add_error(field, text)
        return typed

    def to_add(self) -> NewReferrer:
        """Return what was typed as the service takes it."""
        typed = dict(self.cleaned_data)
        return NewReferrer(kind=ReferrerKind(typed.pop("kind")), **typed)
