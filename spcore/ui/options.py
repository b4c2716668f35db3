"""The choices of a field as mark-up; those that are code, not rows, are cached by language."""

from functools import cache, lru_cache
from typing import Any, Self

from django.forms import BaseForm, BoundField
from django.utils.html import conditional_escape
from django.utils.translation import get_language

Pairs = list[tuple[str, Any]]


class Shared(list[Any]):
    """Choices that are code: every form holds the same ones, where Django copies each in depth."""

    def __deepcopy__(self, _memo: dict[int, Any]) -> Self:
        return self


@cache
def share_choices(form: type[BaseForm]) -> None:
    """Let the forms of a class share the choices it declares: change a form's by setting anew."""
    for field in form.base_fields.values():  # type: ignore[attr-defined]
        if isinstance(getattr(field, "_choices", None), list):
            field._choices = Shared(field._choices)


def declared_choices(fields: dict[str, Any]) -> dict[str, tuple[Any, Any, int]]:
    """Return, for fields whose choices are a plain list, what must still be there when shown."""
    return {
        name: (field._choices, field.widget.choices, len(field._choices))
        for name, field in fields.items()
        if isinstance(getattr(field, "_choices", None), list)
    }


def is_as_declared(bound: BoundField) -> bool:
    """Tell whether nobody gave this form other choices than its class has."""
    declared = getattr(bound.form, "declared", {}).get(bound.name)
    if declared is None:
        return False
    choices, on_widget, number = declared
    field: Any = bound.field
    same = field._choices is choices and field.widget.choices is on_widget
    return same and len(choices) == len(on_widget) == number


def option_pairs(bound: BoundField) -> Pairs:
    """Return value and escaped words of each choice; a group has a list in place of words."""
    if not is_as_declared(bound):
        return escaped(bound.field.widget.choices)
    return declared_pairs(type(bound.form), bound.name, get_language() or "")


@lru_cache(maxsize=2048)
def declared_pairs(form: type[BaseForm], name: str, _language: str) -> Pairs:
    """Return the pairs of a field as its form declares it: made once for each language."""
    return escaped(form.base_fields[name].widget.choices)  # type: ignore[attr-defined]


def escaped(choices: Any) -> Pairs:
    """Return choices with every word escaped; nothing is chosen yet."""
    return [
        (str(value), escaped(words))
        if isinstance(words, (list, tuple))
        else ("" if value is None else str(value), conditional_escape(words))
        for value, words in choices
    ]
