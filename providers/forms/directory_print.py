"""The search form in print: what nobody filled in is the same for everybody, and printed once."""

from functools import lru_cache
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from providers.forms.directory import DirectoryForm
from providers.selectors.query import DEFAULT_KM
from spcore.ui.control_html import escape
from spcore.ui.field_html import field_html
from spcore.ui.form_html import fold_html

FOLDS = (
    (gettext_lazy("Needs"), ("need",)),
    (gettext_lazy("When"), ("day", "part")),
    (gettext_lazy("Who it is for"), ("age", "language", "women", "for_group")),
    (gettext_lazy("Cost and places"), ("free", "places", "fresh")),
    (gettext_lazy("How it is given"), ("way", "size", "quiet", "accompanied")),
    (
        gettext_lazy("Access and getting there"),
        ("step_free", "toilet", "loop", "parking", "transport"),
    ),
)
TYPED = frozenset({"q", "near", "age"})  # boxes: what was typed is shown as it was typed
HERE = SafeString("<what was typed>")  # never sent; no escaped text can look like it


def fields_of_search(form: DirectoryForm) -> SafeString:
    """Return every field as it was filled in; under each fold's name what was chosen in it."""
    language = get_language()
    touched = {name for name, values in form.data.lists() if any(values)}.union(form.errors)
    parts = [_field(form, name, language) for name in ("q", "near", "within")]
    parts += [
        _blank_fold(number, language)
        if touched.isdisjoint(names)
        else _fold(form, number, language)
        for number, (_heading, names) in enumerate(FOLDS)
    ]
    parts.append(_field(form, "sort", language))
    return SafeString("".join(parts))


def _fold(form: DirectoryForm, number: int, language: str | None) -> str:
    heading, names = FOLDS[number]
    words = _chosen(form, names)
    return fold_html(
        f"{heading}: {words}" if words else heading,
        "".join([_field(form, name, language) for name in names]),
        is_open=not form.errors.keys().isdisjoint(names),
    )


@lru_cache(maxsize=64)
def _blank_fold(number: int, language: str | None) -> str:
    return _fold(DirectoryForm(QueryDict()), number, language)


def _chosen(form: DirectoryForm, names: tuple[str, ...]) -> str:
    """Return what was chosen in these fields, in words."""
    words: list[Any] = []
    for name in names:
        field, given = DirectoryForm.base_fields[name], dict.fromkeys(form.data.getlist(name))
        if isinstance(field, forms.BooleanField):
            words += [field.label] if any(given) else []
        elif name == "age":
            words += [_("age %(age)s") % {"age": age} for age in given if age]
        elif any(given):
            labels = dict(field.choices)  # type: ignore[attr-defined]
            words += [labels[code] for code in given if code and code in labels]
    return ", ".join(map(str, words))


def _field(form: DirectoryForm, name: str, language: str | None) -> str:
    """Return one field in print. Only what is wrong, or was typed, is a page's own."""
    if name in form.errors:
        return field_html(form[name], mark_optional=False)
    if name not in TYPED:
        value = form.cleaned_data.get(name, str(DEFAULT_KM) if name == "within" else None)
        held = tuple(value) if isinstance(value, list) else value
        return _kept(name, held, form.has_case, language)
    typed = form.data.get(name)
    kept = _kept(name, HERE if typed else None, form.has_case, language)
    return kept.replace(HERE, escape(typed)) if typed else kept


@lru_cache(maxsize=1024)
def _kept(name: str, value: Any, has_case: bool, _language: str | None) -> str:
    """Return a field with nothing wrong in it, holding one of its answers."""
    form = DirectoryForm(has_case=has_case, initial={name: value})
    return field_html(form[name], mark_optional=False)
