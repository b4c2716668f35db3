"""Whom to invite."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linkworkers.selectors.network_events import GROUPS, TEAM
from spcore.accounts.actor import Actor
from spcore.accounts.roles import Role
from spcore.ui.plain_form import PlainForm


class EventInviteForm(PlainForm):
    """One group or more; whoever is invited already is told no second time."""

    missing = {"groups": _("Select whom to invite")}

    groups = forms.MultipleChoiceField(
        label=_("Whom do you invite?"),
        help_text=_(
            "Each gets one email. A service where nobody has an account gets a private link"
        ),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, **options)
        left_out = TEAM if actor.role == Role.SCHEME_ADMIN else ""
        choices = [(key, words) for key, words in GROUPS if key != left_out]
        self.fields["groups"].choices = choices  # type: ignore[attr-defined]
