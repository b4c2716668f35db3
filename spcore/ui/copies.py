"""Copies of a form's fields for each form, as Django makes them, at a quarter of the calls."""

from copy import copy, deepcopy
from typing import Any

from django.forms import ChoiceField, Field, Widget
from django.forms.widgets import ChoiceWidget

from spcore.ui.options import Shared


class Fields(dict[str, Field]):
    """The fields a form's class declares, of which each form copies all."""

    def __deepcopy__(self, memo: dict[int, Any]) -> dict[str, Field]:
        return {name: _field(field, memo) for name, field in self.items()}


def _field(field: Field, memo: dict[int, Any]) -> Field:
    """Do what `Field` and `ChoiceField` do; a field that copies itself otherwise does so."""
    how = type(field).__deepcopy__
    is_shared = how is ChoiceField.__deepcopy__ and type(getattr(field, "_choices", 0)) is Shared
    if not (is_shared or how is Field.__deepcopy__):
        return deepcopy(field, memo)
    own = _twin(field)
    own.widget = _widget(field.widget, memo)
    own.error_messages = field.error_messages.copy()
    own.validators = field.validators[:]
    return own


def _widget(widget: Widget, memo: dict[int, Any]) -> Widget:
    """Do what `Widget` and `ChoiceWidget` do, whose choices are put in order already."""
    how = type(widget).__deepcopy__
    if how is not Widget.__deepcopy__ and how is not ChoiceWidget.__deepcopy__:
        return deepcopy(widget, memo)
    own = _twin(widget)
    own.attrs = widget.attrs.copy()
    if how is ChoiceWidget.__deepcopy__:
        own._choices = copy(widget._choices)
    return own


def _twin(one: Any) -> Any:
    """Return another with the same attributes, without asking how it would be pickled."""
    own = object.__new__(type(one))
    own.__dict__.update(one.__dict__)
    return own
