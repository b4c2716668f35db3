"""Which team of the scheme takes a referral on."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from spcore.ui.plain_form import PlainForm


class TriageAcceptForm(PlainForm):
    """The team; its own unless another is chosen. Not asked where there is only one."""

    team = forms.ChoiceField(
        label=_("Which team takes it on?"),
        help_text=_("Another team sees it in its own triage; you no longer do."),
        widget=forms.RadioSelect,
    )

    def __init__(
        self, *args: Any, teams: Sequence[tuple[UUID, str]], own: UUID, **options: Any
    ) -> None:
        super().__init__(*args, initial={"team": str(own)}, **options)
        self.own = own
        self.fields["team"].choices = [(str(pk), name) for pk, name in teams]  # type: ignore[attr-defined]
        if len(teams) < 2:
            del self.fields["team"]

    @property
    def team_id(self) -> UUID:
        """Return the team that is chosen."""
        chosen = self.cleaned_data.get("team")
        return UUID(chosen) if chosen else self.own
