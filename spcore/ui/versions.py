"""A form that refuses to overwrite what somebody else saved meanwhile, and shows both versions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from spcore.ui.dates import day
from spcore.ui.plain_form import PlainForm

STALE = gettext_lazy("Somebody else has changed this since you opened it. Compare, then save again")


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that is saved otherwise than it was typed."""

    label: str
    saved: str
    typed: str


class VersionedForm(PlainForm):
    """
    An edit form: `saved` are the values of the row, `current` is its version.

    Sent with an older version it is not valid; `stale` then lists what differs, and the form
    carries the present version, so that sending it again is a decision.

    `twice_is_once`: two taps on one button are no conflict. A form that says what is saved already
    is valid at its older version, and its service, under the row's lock, has nothing left to do.
    """

    twice_is_once = False
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, saved: Mapping[str, Any], current: int, **options: Any) -> None:
        self.saved, self.current = saved, current
        self.stale: list[Difference] = []
        options["initial"] = {**saved, "version": current, **options.get("initial", {})}
        super().__init__(*args, **options)

    def clean(self) -> dict[str, Any]:
        """Refuse what was typed over an older version. :raises ValidationError:"""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("version") != self.current:
            self.stale = differences(self, self.saved)
            if self.twice_is_once and self._says_what_is_saved():
                return cleaned
            self.data = self.data.copy()
            self.data["version"] = str(self.current)
            raise ValidationError(STALE)
        return cleaned

    def _says_what_is_saved(self) -> bool:
        said = self.cleaned_data
        more = [name for name in said if name != "version" and name not in self.saved]
        return not self.errors and not self.stale and not any(said[name] for name in more)


def differences(form: forms.Form, saved: Mapping[str, Any]) -> list[Difference]:
    """Return the fields whose saved value is not what was typed, in the form's order."""
    found = []
    for name, field in form.fields.items():
        if name not in saved or name not in form.cleaned_data:
            continue
        typed = form.cleaned_data[name]
        if _comparable(typed) != _comparable(saved[name]):
            label = str(field.label or name)
            found.append(Difference(label, in_words(field, saved[name]), in_words(field, typed)))
    return found


def _comparable(value: Any) -> Any:
    """Return a value as it is compared: nothing is nothing, and ticked boxes have no order."""
    return sorted(map(str, value)) if value and isinstance(value, list | tuple) else value or None


def in_words(field: forms.Field, value: Any) -> str:
    """Return a value as a page shows it."""
    if value in (None, "", []):
        return _("Nothing")
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, date):
        return day(value)
    labels = {str(key): str(text) for key, text in getattr(field, "choices", ())}
    if isinstance(value, list | tuple):
        return ", ".join(labels.get(str(item), str(item)) for item in value)
    return labels.get(str(value), str(value))
