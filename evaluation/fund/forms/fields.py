"""An amount of money, as people type it."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# A comma stands between thousands alone: "12,50" for twelve and a half must not become 1,250.
SHAPE = re.compile(r"([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.[0-9]{1,2})?")
LIKE = _("Enter an amount in pounds, like 12500 or 12,500.50")


class PoundsField(forms.DecimalField):
    """Pounds and pence: "12500", "12,500" and "£12,500.50" are the same."""

    def __init__(self, **options: Any) -> None:
        box = forms.TextInput(attrs={"class": "nhsuk-input--width-10", "inputmode": "decimal"})
        messages = dict.fromkeys(
            ("invalid", "min_value", "max_digits", "max_decimal_places", "max_whole_digits"), LIKE
        )
        messages.update(options.pop("error_messages", {}))
        given = {
            "min_value": 0,
            "max_digits": 12,
            "decimal_places": 2,
            "widget": box,
            **options,
        }
        super().__init__(error_messages=messages, **given)

    def to_python(self, value: Any) -> Any:
        """Return the amount. :raises ValidationError:"""
        if isinstance(value, str):
            value = value.replace("£", "").replace(" ", "")
            if value and not SHAPE.fullmatch(value):
                raise ValidationError(self.error_messages["invalid"], code="invalid")
            value = value.replace(",", "")
        return super().to_python(value)

    def prepare_value(self, value: Any) -> Any:
        """Show a saved amount without pence where there are none."""
        text = f"{value}"
        return text.removesuffix(".00") if value is not None else value
