"""Turning a form of allauth's into one of ours: plain labels, no placeholders."""

from typing import Any

from django import forms

from spcore.ui.plain_form import PlainErrors


class Dressed(PlainErrors):
    """
    A form of allauth's with our words: `labels` and `hints` by field name.

    Write it as `class SignInForm(Dressed, LoginForm)`.
    """

    labels: dict[str, Any] = {}
    hints: dict[str, Any] = {}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, field in self.fields.items():
            field.label = self.labels.get(name, field.label)
            field.help_text = self.hints.get(name, "")
            field.widget.attrs.pop("placeholder", None)
            self._plain_widget(name, field)

    @staticmethod
    def _plain_widget(name: str, field: forms.Field) -> None:
        kind = field.widget.attrs.pop("type", None)
        if kind == "email":
            field.widget = forms.EmailInput(attrs=field.widget.attrs)
        elif name == "code":
            field.widget.attrs |= {"inputmode": "numeric", "class": "nhsuk-input--width-10"}
