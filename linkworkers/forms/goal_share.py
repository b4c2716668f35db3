"""Who may see a goal."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linkworkers.models import GoalShare
from linkworkers.selectors.goal_shares import CouldSee
from spcore.ui.plain_form import PlainForm

PRACTICE = "practice"


class GoalShareForm(PlainForm):
    """A tick for each; nobody ticked, nobody sees it."""

    who = forms.MultipleChoiceField(
        label=gettext_lazy("Whom does the person want to see it?"),
        help_text=gettext_lazy("Ask them. Tick nobody to share it with nobody"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, could_see: CouldSee, **options: Any) -> None:
        super().__init__(*args, **options)
        practice = _("Their GP practice: %s") % could_see.practice
        self.fields["who"].choices = [  # type: ignore[attr-defined]
            *([(PRACTICE, practice)] if could_see.practice else []),
            *((str(pk), name) for pk, name in could_see.services),
        ]

    def entered(self) -> dict[str, Any]:
        """Return what was ticked, for `share_goal`."""
        ticked = self.cleaned_data["who"]
        return {
            "with_practice": PRACTICE in ticked,
            "onward_ids": [UUID(each) for each in ticked if each != PRACTICE],
        }


def ticked(shares: Iterable[GoalShare]) -> list[str]:
    """Return what stands, as the form's values."""
    return [str(row.onward_id) if row.onward_id else PRACTICE for row in shares]
