"""A field of a form with what was typed, which says how it is shown when somebody asks."""

from typing import Any

from django.forms import BaseForm, BoundField, Field
from django.forms.utils import pretty_name
from django.utils.functional import cached_property


class ShownLater(BoundField):
    """As Django's. A form that is sent and found right is never shown: its words are not read."""

    def __init__(self, form: BaseForm, field: Field, name: str) -> None:
        self.form, self.field, self.name = form, field, name
        self.html_name = form.add_prefix(name)
        self.renderer = form.renderer

    @cached_property
    def html_initial_name(self) -> str:  # type: ignore[override]
        """Return the name of the hidden field that holds what it began with."""
        return self.form.add_initial_prefix(self.name)

    @cached_property
    def html_initial_id(self) -> str:  # type: ignore[override]
        """Return the id of the same."""
        return self.form.add_initial_prefix(self.auto_id)

    @cached_property
    def label(self) -> Any:  # type: ignore[override]
        """Return what it is called."""
        return pretty_name(self.name) if self.field.label is None else self.field.label

    @cached_property
    def help_text(self) -> Any:  # type: ignore[override]
        """Return what is said below its name."""
        return self.field.help_text or ""
