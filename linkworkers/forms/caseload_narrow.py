"""Narrowing and sorting the caseload: nothing of it is about one person, so it is an address."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy as _

from linkworkers.selectors import Narrowed
from referrals.states import Move
from spcore.needs import Need
from spcore.ui.plain_form import PlainForm

ANY = ("", _("Any"))
NAMES = ("sort", "due", "need", "move", "place", "waited", "quiet")
# What a reader must be shown of the rows to narrow them by it.
CLASSES = {"need": "needs", "move": "organisations", "place": "contact", "quiet": "case_notes"}
WEEKS = (("2", _("2 weeks or more")), ("4", _("4 weeks or more")), ("12", _("12 weeks or more")))
MOVES = [(move.value, move.label) for move in Move if move not in (Move.TEAM, Move.NOBODY)]


class CaseloadNarrowForm(PlainForm):
    """In which order, and who is shown."""

    sort = forms.ChoiceField(
        label=_("Order"),
        choices=[
            ("", _("By the next action")),
            ("wait", _("Longest since they were referred")),
            ("quiet", _("Longest since anybody spoke to them")),
        ],
        required=False,
    )
    due = forms.ChoiceField(
        label=_("Next action"),
        choices=[ANY, ("overdue", _("Overdue")), ("none", _("None is planned"))],
        required=False,
    )
    waited = forms.ChoiceField(
        label=_("Since they were referred"), choices=[ANY, *WEEKS], required=False
    )
    quiet = forms.ChoiceField(
        label=_("Since anybody spoke to them"), choices=[ANY, *WEEKS], required=False
    )
    move = forms.ChoiceField(label=_("Whose move"), choices=[ANY, *MOVES], required=False)
    need = forms.ChoiceField(label=_("Need"), choices=[ANY, *Need.choices], required=False)
    place = forms.CharField(
        label=_("Postcode begins with"),
        help_text=_("For example: PR1"),
        required=False,
        max_length=8,
        widget=forms.TextInput(attrs={"class": "nhsuk-input--width-5"}),
    )

    def __init__(self, *args: Any, reads: frozenset[str], **options: Any) -> None:
        super().__init__(*args, **options)
        for name, needed in CLASSES.items():
            if needed not in reads:
                del self.fields[name]

    @property
    def narrowed(self) -> Narrowed:
        """Return what is chosen; what is no choice narrows nothing."""
        return Narrowed(**self._chosen)

    @property
    def query(self) -> str:
        """Return the same as part of an address."""
        return urlencode(self._chosen)

    @property
    def _chosen(self) -> dict[str, str]:
        self.is_valid()
        return {name: self.cleaned_data[name] for name in NAMES if self.cleaned_data.get(name)}


def has_chosen(data: Mapping[str, Any]) -> bool:
    """Tell whether an address narrows or sorts at all: the plain list makes no form."""
    return any(data.get(name) for name in NAMES)
