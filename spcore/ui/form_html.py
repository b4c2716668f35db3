"""A whole form in NHS mark-up: error summary, fieldsets, fields, buttons."""

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from spcore.ui.field_html import field_html, revealed_names
from spcore.ui.widgets import DateWidget


def error_links(form: forms.BaseForm) -> Iterator[tuple[str, str]]:
    """
    Yield every error as (address of the control to mend, text); no address: the whole form.

    They come in the order of the form, whichever of its checks found them.
    """
    order = {name: number for number, name in enumerate(_as_laid_out(form))}
    for name, errors in sorted(form.errors.items(), key=lambda item: order.get(item[0], -1)):
        if name == forms.forms.NON_FIELD_ERRORS:  # type: ignore[attr-defined]
            yield from (("", str(error)) for error in errors)
            continue
        bound = form[name]
        yield f"#{_first_box(bound)}", str(errors[0])


def _as_laid_out(form: forms.BaseForm) -> list[str]:
    """Return the fields as they stand on the page; what an answer opens stands below it."""
    opens = getattr(form, "reveals", {})
    grouped = [name for _legend, names in getattr(form, "fieldsets", ()) for name in names]
    inside = revealed_names(form)
    order: list[str] = []
    for name in dict.fromkeys([*grouped, *form.fields]):
        if name not in inside:
            order += [name, *(inner for names in opens.get(name, {}).values() for inner in names)]
    return order


def _first_box(bound: BoundField) -> str:
    where = bound.auto_id or bound.html_name
    if not isinstance(bound.field.widget, DateWidget):
        return str(where)
    params = bound.errors.as_data()[0].params or {}
    return f"{where}-{(params.get('wrong') or ['day'])[0]}"


def error_summary(form: Any) -> SafeString:
    """Return the summary of what is wrong, each line a link to its control; nothing when right."""
    if not getattr(form, "errors", None) or not form.is_bound:
        return SafeString("")
    lines = format_html_join(
        "",
        "<li>{}</li>",
        (
            (format_html('<a href="{}">{}</a>', where, text) if where else text,)
            for where, text in error_links(form)
        ),
    )
    return format_html(
        '<div class="nhsuk-error-summary" data-module="nhsuk-error-summary"><div role="alert">'
        '<h2 class="nhsuk-error-summary__heading">{}</h2><div class="nhsuk-error-summary__body">'
        '<ul class="nhsuk-list nhsuk-error-summary__list">{}</ul></div></div></div>',
        _("There is a problem"),
        lines,
    )


def fields_html(form: forms.BaseForm, *, mark_optional: bool = True) -> SafeString:
    """Return every field once: hidden ones, fieldsets in their order, then what none names."""
    inside = revealed_names(form)
    parts = [str(field_html(bound)) for bound in form.hidden_fields()]
    grouped: set[str] = set()
    for legend, names in getattr(form, "fieldsets", ()):
        grouped.update(names)
        held = _some(form, names, inside, mark_optional)
        parts.append(_group(legend, held) if held else "")
    left = [b.name for b in form.visible_fields() if b.name not in grouped]
    parts.append(_some(form, left, inside, mark_optional))
    return SafeString("".join(parts))


def _some(form: forms.BaseForm, names: Iterable[str], inside: set[str], mark_optional: bool) -> str:
    shown = [form[name] for name in names if name in form.fields and name not in inside]
    fold_of = {n: (words, held) for words, held in getattr(form, "folds", ()) for n in held}
    parts, done = [], set()
    for bound in shown:
        if bound.is_hidden or bound.name in done:
            continue
        if bound.name not in fold_of:
            parts.append(str(field_html(bound, mark_optional=mark_optional)))
            continue
        words, held = fold_of[bound.name]
        done.update(held)
        parts.append(_fold(words, [b for b in shown if b.name in held]))
    return "".join(parts)


def _fold(words: Any, bounds: list[BoundField]) -> str:
    """Return optional fields behind a line to press: what is filled in or wrong is never hidden."""
    is_open = any(bound.errors or bound.value() for bound in bounds)
    inner = "".join(field_html(bound, mark_optional=False) for bound in bounds)
    return fold_html(words, inner, is_open=is_open)


def fold_html(words: Any, inner: str, *, is_open: bool) -> str:
    """Return mark-up behind a line to press."""
    opened = " open" if is_open else ""
    return (
        f'<details class="nhsuk-details"{opened}><summary class="nhsuk-details__summary">'
        f'<span class="nhsuk-details__summary-text">{escape(words)}</span></summary>'
        f'<div class="nhsuk-details__text">{inner}</div></details>'
    )


def _group(legend: Any, inner: str) -> str:
    return (
        '<fieldset class="nhsuk-fieldset app-fieldset"><legend class="nhsuk-fieldset__legend'
        f' nhsuk-fieldset__legend--m">{escape(legend)}</legend>{inner}</fieldset>'
    )
