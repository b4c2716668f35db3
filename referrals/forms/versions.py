"""Both versions of a form that somebody else changed meanwhile."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from spcore.ui.dates import day, time_of

STALE = gettext_lazy("Somebody else has changed this since you opened it. Compare, then save again")


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that is saved otherwise than it was typed."""

    label: str
    saved: str
    typed: str


def differences(form: forms.Form, saved: Mapping[str, Any]) -> list[Difference]:
    """Return the fields whose saved value is not what was typed, in the form's order."""
    found = []
    for name in form.fields:
        if name not in saved or name not in form.cleaned_data:
            continue
        typed = form.cleaned_data[name]
        if (typed or None) != (saved[name] or None):
            field = form.fields[name]
            label = str(field.label or name)
            found.append(Difference(label, in_words(field, saved[name]), in_words(field, typed)))
    return found


def in_words(field: forms.Field, value: Any) -> str:
    """Return a value as a page shows it."""
    if value in (None, "", []):
        return _("Nothing")
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, date):
        return day(value)
    if isinstance(value, time):
        return time_of(value)
    labels = {str(key): str(text) for key, text in getattr(field, "choices", ())}
    if isinstance(value, (list, tuple)):
        return ", ".join(labels.get(str(item), str(item)) for item in value)
    return labels.get(str(value), str(value))


def with_version(form: forms.Form, version: int) -> None:
    """Let a form that is shown again carry the version it was compared with."""
    data = form.data.copy()
    data["version"] = str(version)
    form.data = data
