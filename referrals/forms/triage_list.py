"""Narrowing the triage list. Nothing of it is about one person, so it stands in the address."""

from collections.abc import Iterable
from functools import cached_property, lru_cache
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from referrals.models import Source, Urgency
from referrals.selectors.triage import Narrowed
from spcore.needs import Need
from spcore.ui import form_html
from spcore.ui.plain_form import PlainForm

ANY = ("", _("Any"))
CASE_FIELDS = ("need", "risk")


class TriageListForm(PlainForm):
    """How soon, which need, from where, and what is late or unanswered."""

    urgency = forms.ChoiceField(
        label=_("How soon"),
        choices=[ANY, ("urgent", _("Urgent")), ("soon", _("Soon")), ("routine", _("Routine"))],
        required=False,
    )
    need = forms.ChoiceField(label=_("Need"), choices=[ANY, *Need.choices], required=False)
    source = forms.ChoiceField(
        label=_("Where from"), choices=[ANY, *Source.choices], required=False
    )
    practice = forms.ChoiceField(label=_("Practice"), required=False)
    overdue = forms.BooleanField(label=_("Overdue only"), required=False)
    risk = forms.BooleanField(label=_("Risk not asked about"), required=False)
    answered = forms.BooleanField(label=_("Something to read from the referrer"), required=False)

    def __init__(
        self, data: Any, *, practices: Iterable[tuple[str, str]], reads: bool, **options: Any
    ) -> None:
        super().__init__(data, **options)
        self.fields["practice"].choices = [ANY, *practices]  # type: ignore[attr-defined]
        for name in () if reads else CASE_FIELDS:
            del self.fields[name]
        self.is_valid()

    @property
    def narrowed(self) -> Narrowed:
        """Return what is chosen; what is no choice narrows nothing."""
        chosen = self.cleaned_data
        urgency = chosen.get("urgency", "")
        return Narrowed(
            urgency=Urgency(urgency) if urgency else "",
            need=chosen.get("need", ""),
            source=chosen.get("source", ""),
            practice_id=UUID(chosen["practice"]) if chosen.get("practice") else None,
            is_overdue=chosen.get("overdue", False),
            is_risk_unasked=chosen.get("risk", False),
            is_answered=chosen.get("answered", False),
        )

    @property
    def query(self) -> str:
        """Return what is chosen as part of an address, for the next page."""
        chosen = {name: value for name, value in self.cleaned_data.items() if value}
        return urlencode({name: "on" if value is True else value for name, value in chosen.items()})

    @cached_property
    def fields_html(self) -> SafeString:
        """Return the fields as mark-up."""
        return form_html.fields_html(self, mark_optional=False)


def narrowing_of(
    data: QueryDict, *, practices: Iterable[tuple[str, str]], reads: bool
) -> TriageListForm:
    """Return the form of an address; one that chooses nothing is made once a team."""
    if TriageListForm.base_fields.keys().isdisjoint(data):  # type: ignore[attr-defined]
        return _blank(tuple(practices), reads, get_language() or "")
    return TriageListForm(data, practices=practices, reads=reads)


@lru_cache(maxsize=64)
def _blank(practices: tuple[tuple[str, str], ...], reads: bool, _language: str) -> TriageListForm:
    return TriageListForm({}, practices=practices, reads=reads)
