"""A goal changed, or how far it has come; refuses a stale one and shows both."""

from django import forms
from django.utils.translation import gettext_lazy as _

from linkworkers.forms import goal_add
from linkworkers.models import Goal, GoalStatus
from linkworkers.services import GoalWords
from spcore.ui.versions import VersionedForm

FIELDS = ("words", "importance", "need", "status", "outcome")


class GoalEditForm(VersionedForm):
    """The same as adding one, with how far it has come."""

    missing = {"words": _("Enter what the person wants")}

    words = goal_add.words()
    importance = goal_add.importance()
    need = goal_add.need()
    status = forms.ChoiceField(
        label=_("How far has it come?"), choices=GoalStatus.choices, widget=forms.RadioSelect
    )
    outcome = forms.CharField(
        label=_("What came of it?"), help_text=_("In their words"), required=False, max_length=300
    )

    def goal(self) -> GoalWords:
        """Return what was entered."""
        entered = {name: self.cleaned_data[name] for name in FIELDS}
        return GoalWords(**entered | {"status": GoalStatus(entered["status"])})


def saved_of(goal: Goal) -> dict[str, object]:
    """Return what the row holds, as the form's values."""
    return {name: getattr(goal, name) for name in FIELDS}
