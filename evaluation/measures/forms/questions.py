"""The questions of a measure as form fields: each may be left out; leaving out is not zero."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from evaluation.measures.scoring import Item


def fields_of(items: Iterable[Item]) -> Iterator[tuple[str, forms.Field]]:
    """Give the fields of the items, by name; before a named one, the person's own words."""
    for item in items:
        if item.is_named:
            yield f"{item.code}_words", _words(item.label, _("In their own words"))
        yield item.code, _words(item.text, "") if item.is_words else _answer(item)


def answers_in(items: Iterable[Item], typed: Mapping[str, Any]) -> dict[str, float]:
    """Return the answers given, by item code."""
    given = {}
    for item in items:
        answer = typed.get(item.code)
        if not item.is_words and answer not in (None, ""):
            given[item.code] = _number(answer)
    return given


def words_in(items: Iterable[Item], typed: Mapping[str, Any]) -> dict[str, str]:
    """Return the person's own words, and who scored it elsewhere, by item code."""
    names = {
        item.code: item.code if item.is_words else f"{item.code}_words"
        for item in items
        if item.is_words or item.is_named
    }
    return {code: typed[name] for code, name in names.items() if typed.get(name)}


def _words(label: Any, hint: Any) -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, required=False, max_length=200)


def _answer(item: Item) -> forms.Field:
    if item.is_typed:
        return forms.DecimalField(
            label=item.text,
            required=False,
            min_value=Decimal(str(item.minimum)),
            max_value=Decimal(str(item.maximum)),
            decimal_places=item.decimals,
            widget=forms.NumberInput(attrs={"class": "nhsuk-input--width-4", "step": "any"}),
        )
    return forms.ChoiceField(
        label=item.text,
        choices=[*choices_of(item)],
        required=False,
        widget=forms.RadioSelect(attrs={} if item.options else {"class": "nhsuk-radios--inline"}),
    )


def choices_of(item: Item) -> list[tuple[str, str]]:
    """Return the answers of an item that is chosen, not typed."""
    if item.options:
        return [(str(value), words) for value, words in item.options]
    names = {item.minimum: item.low, item.maximum: item.high}
    numbers = range(int(item.minimum), int(item.maximum) + 1)
    return [(str(n), f"{n} {names[n]}" if names.get(n) else str(n)) for n in numbers]


def _number(answer: Any) -> float:
    number = float(answer)
    return int(number) if number.is_integer() else number
