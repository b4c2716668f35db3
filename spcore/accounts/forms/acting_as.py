"""The form with which somebody says in which of their roles they act."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from spcore.accounts.models import Membership
from spcore.accounts.roles import Role
from spcore.ui.plain_form import PlainForm


class ActingAsForm(PlainForm):
    """One of the user's live roles."""

    missing = {"membership": _("Select who you act as")}
    membership = forms.TypedChoiceField(
        label=_("Who do you act as?"),
        help_text=_("You see and do only what this role may. You can change it at any time."),
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, memberships: Iterable[Membership], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["membership"].choices = [  # type: ignore[attr-defined]
            (str(row.pk), f"{Role(row.role).label}, {row.organisation.name}") for row in memberships
        ]
