"""A form field in NHS mark-up: label or legend, hint, error, control, and what it reveals."""

from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from spcore.ui import control_html
from spcore.ui.control_html import Control, escape
from spcore.ui.field_controls import control_of, is_counted, label_words
from spcore.ui.widgets import DateWidget

GROUPS = (forms.RadioSelect, forms.CheckboxSelectMultiple, DateWidget)


def field_html(bound: BoundField, *, mark_optional: bool = True, size: str = "s") -> SafeString:
    """Return the whole form group of one field. `size` (s, m, l) is the label's."""
    widget = bound.field.widget
    if bound.is_hidden:
        return control_html.hidden_inputs(bound.html_name, bound.auto_id, _hidden_values(bound))
    control = _control(bound)
    head = _hint(bound, control) + _error(bound, control)
    error = " nhsuk-form-group--error" if control.has_error else ""
    body = control_of(bound, control, reveal=_revealed)
    kind = _group_kind(bound)
    if isinstance(widget, GROUPS):
        inner = _fieldset(bound, control, f"{head}{body}", size=size, mark_optional=mark_optional)
    elif isinstance(widget, forms.CheckboxInput):
        inner = f"{head}{body}"
    else:
        label = label_words(bound, mark_optional=mark_optional)
        inner = (
            f'<label class="nhsuk-label nhsuk-label--{size}" for="{escape(control.where)}">'
            f"{label}</label>{head}{body}"
        )
    return SafeString(f'<div class="nhsuk-form-group{error}{kind}>{inner}</div>')


def _hidden_values(bound: BoundField) -> list[Any]:
    value = bound.value()
    if isinstance(bound.field.widget, forms.MultipleHiddenInput):
        return list(value or [])
    return [bound.field.widget.format_value(value)]


def _control(bound: BoundField) -> Control:
    where = bound.auto_id or bound.html_name
    errors = bool(bound.errors)
    described = [f"{where}-hint"] if _has_hint(bound) else []
    if errors:
        described.append(f"{where}-error")
    attrs = {**bound.field.widget.attrs}
    if isinstance(bound.field.widget, GROUPS):
        shown = ""
    else:
        if is_counted(bound):
            described.insert(0, f"{where}-info")
        shown = " ".join(described)
    if bound.field.disabled:
        attrs["disabled"] = True
    return Control(
        name=bound.html_name,
        where=where,
        value=bound.value(),
        described_by=shown,
        has_error=errors,
        attrs=attrs,
    )


def _has_hint(bound: BoundField) -> bool:
    """Tell whether a hint stands above the control; that of a lone box stands below its words."""
    return bool(bound.help_text) and not isinstance(bound.field.widget, forms.CheckboxInput)


def _hint(bound: BoundField, control: Control) -> str:
    if not _has_hint(bound):
        return ""
    text = escape(bound.help_text)
    return f'<div class="nhsuk-hint" id="{escape(control.where)}-hint">{text}</div>'


def _error(bound: BoundField, control: Control) -> str:
    if not control.has_error:
        return ""
    return (
        f'<span class="nhsuk-error-message" id="{escape(control.where)}-error">'
        f'<span class="nhsuk-u-visually-hidden">{escape(_("Error:"))} </span>'
        f"{escape(bound.errors[0])}</span>"
    )


def _fieldset(
    bound: BoundField, control: Control, inner: str, *, size: str, mark_optional: bool
) -> str:
    described = [f"{control.where}-hint"] if bound.help_text else []
    if control.has_error:
        described.append(f"{control.where}-error")
    role = ' role="group"' if isinstance(bound.field.widget, DateWidget) else ""
    by = f' aria-describedby="{escape(" ".join(described))}"' if described else ""
    return (
        f'<fieldset class="nhsuk-fieldset"{role}{by}>'
        f'<legend class="nhsuk-fieldset__legend nhsuk-fieldset__legend--{size}">'
        f"{label_words(bound, mark_optional=mark_optional)}</legend>{inner}</fieldset>"
    )


def _group_kind(bound: BoundField) -> str:
    """Return the end of the group's class attribute and the module that animates it."""
    widget = bound.field.widget
    if is_counted(bound):
        limit = getattr(bound.field, "max_length", "")
        module = f'data-module="nhsuk-character-count" data-maxlength="{limit}" data-threshold="75"'
        return f' nhsuk-character-count" {module}'
    if isinstance(widget, forms.PasswordInput):
        return ' nhsuk-password-input" data-module="nhsuk-password-input"'
    if isinstance(widget, forms.FileInput):
        return ' nhsuk-file-upload" data-module="nhsuk-file-upload"'
    return '"'


def _revealed(bound: BoundField, value: str) -> SafeString:
    names = getattr(bound.form, "reveals", {}).get(bound.name, {}).get(value, ())
    return SafeString("".join(field_html(bound.form[name], mark_optional=False) for name in names))


def revealed_names(form: forms.BaseForm) -> set[str]:
    """Return the fields that are shown inside another field's options."""
    reveals = getattr(form, "reveals", {})
    return {name for options in reveals.values() for names in options.values() for name in names}
