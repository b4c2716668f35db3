"""Which practices a team serves."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from spcore.ui.plain_form import PlainForm

Named = Sequence[tuple[UUID, str]]


class SchemeAreaForm(PlainForm):
    """A team, and a practice or a whole network."""

    team = forms.ChoiceField(label=_("Which team?"), widget=forms.RadioSelect)
    place = forms.ChoiceField(
        label=_("Which practice or network?"),
        help_text=_("A network adds all practices that belong to it now."),
    )
    missing = {
        "team": _("Choose the team"),
        "place": _("Choose a practice or a network"),
    }

    def __init__(
        self, *args: Any, teams: Named, networks: Named, practices: Named, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["team"].choices = [(str(pk), name) for pk, name in teams]  # type: ignore[attr-defined]
        self.fields["place"].choices = [  # type: ignore[attr-defined]
            ("", _("Choose")),
            (_("Networks"), [(str(pk), name) for pk, name in networks]),
            (_("Practices"), [(str(pk), name) for pk, name in practices]),
        ]
