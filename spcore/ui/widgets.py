"""Widgets the browser has no element for. Mark-up is in control_html.py; here is what was typed."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from spcore.ui.control_html import date_boxes
from spcore.ui.date_parts import PARTS, DateParts


class DateWidget(forms.Widget):
    """Three boxes: `<name>_day`, `<name>_month`, `<name>_year`."""

    def value_from_datadict(
        self, data: Mapping[str, Any], _files: Any, name: str
    ) -> "DateParts | str | None":
        """Return the three texts; a whole ISO date under the plain name is taken too."""
        if whole := data.get(name):
            return str(whole)
        return DateParts(*(str(data.get(f"{name}_{part}") or "").strip() for part in PARTS))

    def value_omitted_from_data(self, data: Mapping[str, Any], _files: Any, name: str) -> bool:
        """Tell whether none of the boxes was sent."""
        return not any(f"{name}_{part}" in data for part in PARTS) and name not in data

    def format_value(self, value: Any) -> DateParts:
        """Return the three texts of a date, of text in ISO form, or of what was typed."""
        if isinstance(value, DateParts):
            return value
        if isinstance(value, date):
            return DateParts(str(value.day), str(value.month), str(value.year))
        pieces = str(value or "").split("-")
        return DateParts(pieces[2], pieces[1], pieces[0]) if len(pieces) == 3 else DateParts()

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> Any:
        """Return the boxes alone, for templates that print `{{ field }}`."""
        where = (attrs or {}).get("id", name)
        return date_boxes(name=name, where=where, value=self.format_value(value), wrong=())
