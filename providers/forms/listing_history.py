"""How a change of a listing is shown: the form's own labels, before and after."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from providers.forms.choices import SIZES
from providers.forms.listing import WAYS, ListingForm, shown
from providers.selectors.history import Change
from providers.selectors.provenance import Provenance, Saying
from spcore.ui import dates

LABELS = {"is_free": gettext_lazy("Is it free?"), **dict(WAYS), **dict(SIZES)}


def differences(change: Change) -> list[tuple[str, str, str]]:
    """Return what changed: label, before, after, in the form's order."""
    touched = [name for name in fields_shown() if change.before.get(name) != change.after.get(name)]
    return [(_label(name), *_values(name, change)) for name in touched]


def _label(name: str) -> str:
    field = ListingForm.base_fields.get(name)
    return str(field.label if field is not None else LABELS[name])


def _values(name: str, change: Change) -> tuple[str, str]:
    return _in_words(name, change.before.get(name)), _in_words(name, change.after.get(name))


def _in_words(name: str, value: Any) -> str:
    field = ListingForm.base_fields.get(name)
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    return (shown(field, value) if field is not None else str(value or "")) or _("Nothing")


def fields_shown() -> list[str]:
    """Return the fields that somebody writes, in the form's order."""
    return [*ListingForm.base_fields, *LABELS]


def sayings(found: Provenance) -> list[tuple[str, str]]:
    """Return where the fields come from, in words, with those that come from there."""
    by_whence: dict[str, list[str]] = {}
    for one in found.fields:
        by_whence.setdefault(_whence(one, found), []).append(_label(one.name))
    return [("; ".join(labels), whence) for whence, labels in by_whence.items()]


def _whence(one: Saying, found: Provenance) -> str:
    if one.is_of_source:
        if one.at is None:
            return found.source
        return _("%(source)s, last seen there %(day)s") % {
            "source": found.source,
            "day": dates.day(one.at),
        }
    who = one.by or _("Written here")
    words = f"{who}, {dates.day(one.at)}" if one.at else who
    if not one.differs:
        return words
    theirs = _in_words(one.name, one.source_says)
    said = {
        "here": words,
        "source": found.source,
        "theirs": theirs,
        "day": dates.day(found.seen_at),
    }
    return _("%(here)s. %(source)s says: %(theirs)s (last seen there %(day)s)") % said


def proposed(
    before: dict[str, Any], after: dict[str, Any], now_says: dict[str, Any]
) -> list[tuple[str, str, str, bool]]:
    """Return each proposed field: label, what it says now, what it would say, is it a newer now."""
    rows = []
    for name in fields_shown():
        if name in after:
            now, was = now_says.get(name), before.get(name)
            is_newer = (now or None) != (was or None)
            rows.append(
                (_label(name), _in_words(name, now), _in_words(name, after[name]), is_newer)
            )
    return rows
