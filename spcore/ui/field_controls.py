"""Which control a form field's widget becomes."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django import forms
from django.forms import BaseForm, BoundField
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from spcore.ui import control_html
from spcore.ui.control_html import Control, Option, escape
from spcore.ui.date_parts import PARTS
from spcore.ui.options import declared_pairs, is_as_declared, option_pairs
from spcore.ui.widgets import DateWidget

Reveal = Callable[[BoundField, str], SafeString]
KINDS = {forms.EmailInput: "email", forms.URLInput: "url", forms.DateInput: "text"}
LONGEST_COUNTED = 5000


def label_words(bound: BoundField, *, mark_optional: bool) -> str:
    """Return the label, escaped, with "(optional)" where that is wanted and so."""
    needed = bound.field.required or bound.name in getattr(bound.form, "sometimes_needed", ())
    optional = "" if needed or not mark_optional else f" {_('(optional)')}"
    return f"{escape(bound.label)}{escape(optional)}"


def is_counted(bound: BoundField) -> bool:
    """Tell whether the box says how many characters are left."""
    limit = getattr(bound.field, "max_length", None)
    is_area = isinstance(bound.field.widget, forms.Textarea)
    return bool(is_area and limit and limit <= LONGEST_COUNTED)


def control_of(bound: BoundField, control: Control, *, reveal: Reveal) -> SafeString:
    """Return the mark-up of the field's widget; `reveal` gives what an option shows once chosen."""
    widget = bound.field.widget
    if isinstance(widget, DateWidget):
        return _date(bound, control, widget)
    if isinstance(widget, (forms.RadioSelect, forms.CheckboxSelectMultiple)):
        # CheckboxSelectMultiple is a RadioSelect to Python.
        kind = "checkbox" if isinstance(widget, forms.CheckboxSelectMultiple) else "radio"
        chosen = frozenset(map(str, widget.format_value(control.value)))
        return _choices(kind, bound, control, chosen, reveal)
    if isinstance(widget, forms.CheckboxInput):
        words = SafeString(label_words(bound, mark_optional=False))
        option = Option("on", SafeString(words), bound.help_text, reveal(bound, "on"))
        chosen = {"on"} if widget.check_test(control.value) else set()
        return control_html.choice_list("checkbox", control, options=[option], chosen=chosen)
    if isinstance(widget, forms.Select):
        chosen = set(map(str, widget.format_value(control.value)))
        lines = control_html.option_lines(option_pairs(bound), chosen)
        return control_html.select(control, lines=lines, several=widget.allow_multiple_selected)
    return _typed(bound, control)


def _date(bound: BoundField, control: Control, widget: DateWidget) -> SafeString:
    wrong: Any = ()
    if control.has_error:
        first = bound.errors.as_data()[0]
        wrong = (first.params or {}).get("wrong", PARTS)
    return control_html.date_boxes(
        name=control.name,
        where=control.where,
        value=widget.format_value(control.value),
        wrong=wrong,
    )


def _typed(bound: BoundField, control: Control) -> SafeString:
    widget = bound.field.widget
    if isinstance(widget, forms.Textarea):
        rows = int(widget.attrs.get("rows") or 5)
        counted = is_counted(bound)
        info = _count_info(bound, control) if counted else ""
        area = control_html.textarea(control, rows=rows if rows != 10 else 5, counted=counted)
        return SafeString(f"{area}{info}")
    if isinstance(widget, forms.PasswordInput):
        return control_html.password_input(control)
    if isinstance(widget, forms.FileInput):
        return control_html.file_input(control)
    value = widget.format_value(control.value)
    attrs = dict(control.attrs)
    if isinstance(widget, forms.NumberInput):
        attrs.setdefault("inputmode", "numeric")
        attrs = {k: v for k, v in attrs.items() if k not in ("min", "max", "step")}
    kind = KINDS.get(type(widget)) or str(getattr(widget, "input_type", "text"))
    return control_html.text_input(
        Control(control.name, control.where, value, control.described_by, control.has_error, attrs),
        kind="text" if kind == "number" else kind,
    )


def _count_info(bound: BoundField, control: Control) -> str:
    limit = getattr(bound.field, "max_length", 0)
    text = _("You can enter up to %(n)d characters") % {"n": limit}
    return (
        '<div class="nhsuk-hint nhsuk-character-count__message"'
        f' id="{escape(control.where)}-info">{escape(text)}</div>'
    )


def _choices(
    kind: str, bound: BoundField, control: Control, chosen: frozenset[str], reveal: Reveal
) -> SafeString:
    """Return radios or checkboxes; those that are code, and reveal nothing, are made once."""
    reveals = getattr(bound.form, "reveals", {}).get(bound.name, ())
    if reveals or not is_as_declared(bound):
        options = _options(bound, reveals, reveal)
        return control_html.choice_list(kind, control, options=options, chosen=chosen)
    form, language = type(bound.form), get_language() or ""
    values = {value for value, _words in declared_pairs(form, bound.name, language)}
    look = (kind, control.name, control.where, control.described_by, control.attrs.get("class", ""))
    return _declared_choices(
        form, bound.name, look, chosen & values, _own_hints(bound, form), language
    )


def _own_hints(bound: BoundField, form: type[BaseForm]) -> tuple[tuple[str, Any], ...]:
    """Return the hints that this form has and its class has not."""
    known = getattr(form, "option_hints", {}).get(bound.name, {})
    hints = getattr(bound.form, "option_hints", known).get(bound.name, {})
    return tuple([pair for pair in hints.items() if known.get(pair[0]) is not pair[1]])


@lru_cache(maxsize=1024)
def _declared_choices(
    form: type[BaseForm],
    name: str,
    look: tuple[str, ...],
    chosen: frozenset[str],
    own_hints: tuple[tuple[str, Any], ...],
    language: str,
) -> SafeString:
    kind, html_name, where, described_by, classes = look
    control = Control(html_name, where, described_by=described_by, attrs={"class": classes})
    hints = {**getattr(form, "option_hints", {}).get(name, {}), **dict(own_hints)}
    options = [
        Option(value, text, hint=hints.get(value, ""))
        for value, text in declared_pairs(form, name, language)
        if value != ""
    ]
    return control_html.choice_list(kind, control, options=options, chosen=chosen)


def _options(bound: BoundField, reveals: Any, reveal: Reveal) -> list[Option]:
    hints = getattr(bound.form, "option_hints", {}).get(bound.name, {})
    return [
        Option(
            value,
            text,
            hint=hints.get(value, ""),
            reveals=reveal(bound, value) if value in reveals else "",
        )
        for value, text in option_pairs(bound)
        if value != ""
    ]
