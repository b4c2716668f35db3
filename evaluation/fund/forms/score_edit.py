"""A member's marks, one criterion after the other; saved as it is, handed in when whole."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _

from evaluation.fund.models import Criterion, Score
from evaluation.fund.scoring import MARKS
from evaluation.fund.services.scores import Mark
from spcore.ui.plain_form import PlainForm


class ScoreEditForm(PlainForm):
    """A mark from 0 to 4 and why, for each criterion; `is_whole`: every mark must be there."""

    def __init__(
        self,
        data: Any,
        *,
        criteria: Sequence[Criterion],
        held: Mapping[Any, Score],
        comment: str,
        is_whole: bool,
    ) -> None:
        super().__init__(data)
        self.criteria, self.is_whole = list(criteria), is_whole
        self.fieldsets = tuple(  # type: ignore[misc]
            (self._legend(one), self._add(number, one, held.get(one.pk)))
            for number, one in enumerate(self.criteria)
        )
        self.fields["comment"] = forms.CharField(
            label=_("Anything else for the panel’s meeting"),
            required=False,
            max_length=2000,
            initial=comment,
            widget=forms.Textarea(attrs={"rows": 3}),
        )

    def _legend(self, one: Criterion) -> str:
        return _("%(name)s: weighs %(n)d of 100") % {"name": one.name, "n": one.weight}

    def _add(self, number: int, one: Criterion, held: Score | None) -> tuple[str, ...]:
        self.fields[f"mark_{number}"] = forms.TypedChoiceField(
            label=_("Your mark"),
            help_text=one.words,
            choices=MARKS,
            coerce=int,
            empty_value=None,
            required=self.is_whole,
            widget=forms.RadioSelect,
            initial=held.mark if held else None,
            error_messages={"required": _("Give a mark for “%(name)s”") % {"name": one.name}},
        )
        self.fields[f"why_{number}"] = forms.CharField(
            label=_("Why?"),
            required=False,
            max_length=500,
            initial=held.comment if held else "",
            widget=forms.Textarea(attrs={"rows": 2}),
        )
        return f"mark_{number}", f"why_{number}"

    def marks(self) -> dict[UUID, Mark]:
        """Return the marks by criterion."""
        said = self.cleaned_data
        return {
            one.pk: Mark(said[f"mark_{number}"], said[f"why_{number}"])
            for number, one in enumerate(self.criteria)
        }
