"""Form fields of the NHS look: dates in three boxes, times, and the shared values' parsers."""

import re
from collections.abc import Callable
from datetime import date, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from spcore.errors import Invalid
from spcore.nhs_number import format_nhs_number, parse_nhs_number
from spcore.places.postcode import parse_postcode
from spcore.ui.date_parts import DateParts
from spcore.ui.dates import MONTHS
from spcore.ui.widgets import DateWidget

TIME = re.compile(r"^(\d{1,2})(?:[:.]?(\d{2}))?\s*(am|pm)?$", re.IGNORECASE)


class NhsDateField(forms.DateField):
    """
    A day in three boxes, with errors that say which box to mend.

    `past=True` refuses tomorrow and later, `future=True` yesterday and before.
    """

    widget = DateWidget

    def __init__(self, *, past: bool = False, future: bool = False, **options: Any) -> None:
        super().__init__(**options)
        self.past, self.future = past, future

    def to_python(self, value: Any) -> date | None:
        """Return the day. :raises ValidationError: with the boxes to mend in `params["wrong"]`."""
        if isinstance(value, DateParts):
            value = self._read(value) if value else None
        elif value not in self.empty_values and not isinstance(value, date):
            value = super().to_python(value)
        if value is not None:
            self._check_side(value)
        return value

    def _read(self, parts: DateParts) -> date:
        name = str(self.label or _("The date"))
        year = 1956 if self.past else timezone.localdate().year
        if missing := parts.missing:
            words = _(" and a ").join(_(part) for part in missing)
            raise ValidationError(
                _("%(name)s must include a %(parts)s"),
                code="incomplete",
                params={"name": name, "parts": words, "wrong": missing},
            )
        if not re.fullmatch(r"\d{4}", parts.year):
            raise ValidationError(
                _("Year must have 4 numbers, like %(year)s"),
                code="year",
                params={"year": year, "wrong": ["year"]},
            )
        try:
            return date(int(parts.year), _month(parts.month), int(parts.day))
        except ValueError as error:
            message = _("%(name)s must be a real date, like 27 3 %(year)s")
            params = {"name": name, "year": year}
            raise ValidationError(message, code="invalid", params=params) from error

    def _check_side(self, day: date) -> None:
        today = timezone.localdate()
        params = {"name": str(self.label or _("The date"))}
        if self.past and day > today:
            raise ValidationError(_("%(name)s must be in the past"), code="future", params=params)
        if self.future and day < today:
            message = _("%(name)s must be today or later")
            raise ValidationError(message, code="past", params=params)

    def has_changed(self, initial: Any, value: Any) -> bool:
        """Compare days, not the boxes."""
        return bool(super().has_changed(initial, value))


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    starts = [n for n, name in enumerate(MONTHS, 1) if name.lower().startswith(text.lower())]
    if len(starts) != 1 or len(text) < 3:
        raise ValueError(text)
    return starts[0]


class NhsTimeField(forms.TimeField):
    """A time of day, as people type it: 14:30, 1430, 2.30pm, 9am."""

    widget = forms.TextInput(attrs={"class": "nhsuk-input--width-5"})

    def prepare_value(self, value: Any) -> Any:
        """Return a saved time as it can be typed again."""
        return f"{value:%H:%M}" if isinstance(value, time) else value

    def to_python(self, value: Any) -> time | None:
        """Return the time. :raises ValidationError:"""
        if value in self.empty_values or isinstance(value, time):
            return value or None
        match = TIME.match(str(value).strip())
        hour, minute = (int(match[1]), int(match[2] or 0)) if match else (99, 0)
        if match and match[3]:
            hour = hour % 12 if 1 <= hour <= 12 else 99
            hour += 12 if match[3].lower() == "pm" else 0
        try:
            return time(hour, minute)
        except ValueError as error:
            message = _("Enter a time, like 9:30am or 14:30")
            raise ValidationError(message, code="invalid") from error


class ParsedField(forms.CharField):
    """A text read by one of the kernel's parsers; its refusal becomes the field's error."""

    parse: Callable[[str], str]

    def clean(self, value: Any) -> Any:
        """Return what the parser made of the text; an empty optional one stays empty."""
        text = super().clean(value)
        try:
            return type(self).parse(text) if text else text
        except Invalid as refusal:
            raise ValidationError(_(str(refusal)), code="invalid") from refusal


class NhsNumberField(ParsedField):
    """An NHS number: ten digits, however spaced."""

    parse = staticmethod(parse_nhs_number)
    widget = forms.TextInput(attrs={"class": "nhsuk-input--width-10", "inputmode": "numeric"})

    def prepare_value(self, value: Any) -> Any:
        """Show a stored number in groups of 3, 3 and 4."""
        plain = isinstance(value, str) and len(value) == 10 and value.isdigit()
        return format_nhs_number(value) if plain else value


class PostcodeField(ParsedField):
    """A full postcode, however typed."""

    parse = staticmethod(parse_postcode)
    widget = forms.TextInput(
        attrs={"class": "nhsuk-input--width-10", "autocomplete": "postal-code"}
    )
