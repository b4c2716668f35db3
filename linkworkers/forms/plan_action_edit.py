"""Something of a plan changed, or how it went; refuses a stale one and shows both."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linkworkers.forms.plan_action_fields import PlanActionFields
from linkworkers.models import Doer, PlanAction, Progress
from linkworkers.services import ActionWords
from spcore.ui.versions import VersionedForm

FIELDS = (
    *("what", "doer", "doer_name", "due_on", "confidence", "way", "companion"),
    *("if_hard", "place", "progress", "went"),
)


class PlanActionEditForm(PlanActionFields, VersionedForm):
    """The same as adding it, with how it went; a small step has its place in the order."""

    fieldsets = (
        (_("So far"), ("progress", "went")),
        (
            _("The step"),
            (
                *("what", "doer", "doer_name", "due_on", "confidence", "way", "companion"),
                *("if_hard", "place"),
            ),
        ),
    )

    progress = forms.ChoiceField(
        label=_("How did it go?"), choices=Progress.choices, widget=forms.RadioSelect
    )
    went = forms.CharField(
        label=_("What do they say about it?"),
        help_text=_("In their words"),
        required=False,
        max_length=300,
    )
    place = forms.IntegerField(
        label=_("Which step is it, in order?"),
        help_text=_("1 is the easiest. The others move along"),
        required=False,
        min_value=1,
        max_value=99,
        widget=forms.TextInput(attrs={"class": "nhsuk-input--width-2", "inputmode": "numeric"}),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.saved["place"] is None:
            del self.fields["place"]

    def words(self) -> ActionWords:
        """Return what was entered."""
        entered = {name: self.cleaned_data.get(name) for name in FIELDS}
        codes = {"doer": Doer(entered["doer"]), "progress": Progress(entered["progress"])}
        return ActionWords(**entered | codes)


def saved_of(action: PlanAction) -> dict[str, Any]:
    """Return what the row holds, as the form's values."""
    return {name: getattr(action, name) for name in FIELDS}
