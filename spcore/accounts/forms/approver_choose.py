"""Who of an organisation approves its colleagues."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from spcore.accounts.models import Membership
from spcore.ui.plain_form import PlainForm


class ApproverChooseForm(PlainForm):
    """One of those who sign in for it."""

    missing = {"membership": _("Select who approves colleagues")}

    membership = forms.ChoiceField(
        label=_("Who approves colleagues?"),
        help_text=_("They may then invite, approve and remove colleagues there."),
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, people: Iterable[Membership], **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [(str(row.pk), f"{row.user.name}, {row.user.email}") for row in people]
        self.fields["membership"].choices = choices  # type: ignore[attr-defined]

    def clean_membership(self) -> UUID:
        """Return whose role it is."""
        return UUID(self.cleaned_data["membership"])
