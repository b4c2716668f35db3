"""The choices of a field as mark-up; those that are code, not rows, are cached by language."""

from typing import Any

from django.core.cache import caches
from django.forms import BoundField
from django.utils.html import conditional_escape
from django.utils.translation import get_language

Pairs = list[tuple[str, Any]]


def declared_choices(fields: dict[str, Any]) -> dict[str, tuple[Any, Any, int]]:
    """Return, for fields whose choices are a plain list, what must still be there when shown."""
    return {
        name: (field._choices, field.widget.choices, len(field._choices))
        for name, field in fields.items()
        if isinstance(getattr(field, "_choices", None), list)
    }


def _is_as_declared(bound: BoundField) -> bool:
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
    choices = bound.field.widget.choices
    if not _is_as_declared(bound):
        return escaped(choices)
    key = f"{bound.form.class_number}:{bound.name}:{get_language()}"  # type: ignore[attr-defined]
    cache = caches["options"]
    pairs: Pairs | None = cache.get(key)
    if pairs is None:
        pairs = escaped(choices)
        cache.set(key, pairs, timeout=None)
    return pairs


def escaped(choices: Any) -> Pairs:
    """Return choices with every word escaped; nothing is chosen yet."""
    return [
        (str(value), escaped(words))
        if isinstance(words, (list, tuple))
        else ("" if value is None else str(value), conditional_escape(words))
        for value, words in choices
    ]
