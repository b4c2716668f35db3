"""Searching and narrowing the referrals one has made."""

from collections.abc import Iterable
from functools import cached_property, lru_cache
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from referrals.selectors import MadeFilter
from spcore.needs import Need
from spcore.ui import form_html
from spcore.ui.plain_form import PlainForm

STATES = (
    ("all", _("All")),
    ("open", _("Open")),
    ("returned", _("Sent back")),
    ("closed", _("Over")),
)
PERIODS = (
    ("", _("Any time")),
    ("30", _("The last 30 days")),
    ("90", _("The last 90 days")),
    ("365", _("The last 12 months")),
)
SORTS = (("newest", _("Newest first")), ("oldest", _("Oldest first")))


class ReferralListForm(PlainForm):
    """A name, an NHS number or a reference. Sent by POST: none of it may stand in an address."""

    words = forms.CharField(
        label=_("Find by name, NHS number or reference"), max_length=100, required=False
    )


class ReferralFilterForm(PlainForm):
    """What of the list to show. Sent by GET: nothing here names a person who is referred."""

    state = forms.ChoiceField(label=_("Where it is"), choices=STATES, required=False)
    need = forms.ChoiceField(
        label=_("Need"), choices=[("", _("Any")), *Need.choices], required=False
    )
    referrer = forms.ChoiceField(label=_("Who referred"), required=False)
    period = forms.ChoiceField(label=_("Sent"), choices=PERIODS, required=False)
    sort = forms.ChoiceField(label=_("Order"), choices=SORTS, required=False)
    action = forms.BooleanField(label=_("Only what needs my action"), required=False)
    overdue = forms.BooleanField(label=_("Only what is overdue"), required=False)

    def __init__(
        self, *args: Any, referrers: Iterable[tuple[UUID, str]], is_practice: bool, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        people = [(str(key), name) for key, name in referrers]
        self.fields["referrer"].choices = [("", _("Anybody")), *people]
        if not is_practice:
            for name in ("need", "referrer", "overdue"):
                del self.fields[name]

    def wanted(self) -> MadeFilter:
        """Return what is wanted; an answer that is none of the choices counts as not given."""
        self.is_valid()
        given = self.cleaned_data
        referrer = given.get("referrer") or ""
        return MadeFilter(
            state=given.get("state") or "all",
            need=given.get("need") or "",
            referrer_id=UUID(referrer) if referrer else None,
            period=given.get("period") or "",
            is_overdue=bool(given.get("overdue")),
            needs_action=bool(given.get("action")),
            sort=given.get("sort") or "newest",
        )

    def query(self) -> dict[str, str]:
        """Return what was chosen, for links to more of the same."""
        self.is_valid()
        chosen = {name: self.cleaned_data.get(name) for name in self.fields}
        return {
            name: "on" if value is True else str(value) for name, value in chosen.items() if value
        }

    @cached_property
    def fields_html(self) -> SafeString:
        """Return the fields as mark-up."""
        return form_html.fields_html(self, mark_optional=False)


def narrowing_of(
    data: QueryDict, *, referrers: Iterable[tuple[UUID, str]], is_practice: bool
) -> ReferralFilterForm:
    """Return the form of an address; one that chooses nothing is made once a practice."""
    if ReferralFilterForm.base_fields.keys().isdisjoint(data):  # type: ignore[attr-defined]
        return _blank(tuple(referrers), is_practice, get_language() or "")
    return ReferralFilterForm(data, referrers=referrers, is_practice=is_practice)


@lru_cache(maxsize=64)
def _blank(
    referrers: tuple[tuple[UUID, str], ...], is_practice: bool, _language: str
) -> ReferralFilterForm:
    return ReferralFilterForm({}, referrers=referrers, is_practice=is_practice)
