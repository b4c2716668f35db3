"""NHS mark-up of single controls: boxes, lists, radios, checkboxes; no templates, so cheap."""

import html
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from spcore.ui.date_parts import PARTS, DateParts

SPECIAL = re.compile("[&<>\"']")  # few words hold any: looking is cheaper than replacing each


def escape(value: Any) -> str:
    """Escape words; what is mark-up already stays. Django's own is many times slower."""
    if isinstance(value, SafeString):
        return value
    text = str(value)
    return html.escape(text) if SPECIAL.search(text) else text


def escape_all(texts: Sequence[str]) -> Sequence[str]:
    """Escape words, never mark-up; where none holds anything special, one look at all tells it."""
    return [html.escape(text) for text in texts] if SPECIAL.search("".join(texts)) else texts


LONG_LIST, FIRST_FEW = 12, 6  # boxes to tick
BLOCKS = {"radio": "nhsuk-radios", "checkbox": "nhsuk-checkboxes"}
WIDTHS = {"day": 2, "month": 2, "year": 4}


@dataclass(frozen=True, slots=True)
class Control:
    """All a control needs to be written: ids, what it holds, and what describes it."""

    name: str
    where: str  # the id of the (first) element, which the error summary links to
    value: Any = None
    described_by: str = ""
    has_error: bool = False
    attrs: Mapping[str, Any] = field(default_factory=dict)

    def classes(self, base: str) -> str:
        """Return the class list: the component's, its error form, and what the widget asks for."""
        wrong = f" {base}--error" if self.has_error else ""
        more = f" {self.attrs['class']}" if self.attrs.get("class") else ""
        return f"{base}{wrong}{more}"

    def rest(self, *taken: str) -> str:
        """Return the widget's other attributes and aria-describedby, escaped, ready to print."""
        shown = [
            f" {key}" if value is True else f' {key}="{escape(value)}"'
            for key, value in self.attrs.items()
            if key not in ("class", "id", *taken) and value not in (None, False)
        ]
        if self.described_by:
            shown.append(f' aria-describedby="{escape(self.described_by)}"')
        return "".join(shown)


@dataclass(frozen=True, slots=True)
class Option:
    """One radio button, checkbox or line of a list."""

    value: str
    text: Any
    hint: Any = ""
    reveals: str = ""  # mark-up, shown while this option is chosen


def text_input(control: Control, *, kind: str = "text") -> SafeString:
    """Return a one-line box. No maxlength: a browser would cut what is pasted without a word."""
    shown = "" if control.value in (None, "") else f' value="{escape(control.value)}"'
    return SafeString(
        f'<input class="{escape(control.classes("nhsuk-input"))}" id="{escape(control.where)}"'
        f' name="{escape(control.name)}" type="{kind}"{shown}{control.rest("type", "maxlength")}>'
    )


def hidden_inputs(name: str, where: str, values: Iterable[Any]) -> SafeString:
    """Return what travels with the form unseen: an element for each value."""
    return SafeString(
        "".join(
            f'<input type="hidden" name="{escape(name)}" id="{escape(where)}"'
            f' value="{escape("" if value is None else value)}">'
            for value in values
        )
    )


def textarea(control: Control, *, rows: int = 5, counted: bool = False) -> SafeString:
    """Return a box of many lines; `counted` says how many characters are left."""
    more = " nhsuk-js-character-count" if counted else ""
    return SafeString(
        f'<textarea class="{escape(control.classes("nhsuk-textarea"))}{more}"'
        f' id="{escape(control.where)}" name="{escape(control.name)}" rows="{rows}"'
        f"{control.rest('rows', 'cols', 'maxlength')}>\n{escape(control.value or '')}</textarea>"
    )


def file_input(control: Control) -> SafeString:
    """Return the browser's own file chooser; it has no error form of its own."""
    more = f" {control.attrs['class']}" if control.attrs.get("class") else ""
    return SafeString(
        f'<input class="nhsuk-file-upload__input{escape(more)}" id="{escape(control.where)}"'
        f' name="{escape(control.name)}" type="file"{control.rest()}>'
    )


def password_input(control: Control) -> SafeString:
    """Return a password box with its Show button."""
    classes = control.classes("nhsuk-input")
    return SafeString(
        '<div class="nhsuk-input-wrapper">'
        f'<input class="{escape(classes)} nhsuk-password-input__input'
        f' nhsuk-js-password-input-input" id="{escape(control.where)}"'
        f' name="{escape(control.name)}" type="password" spellcheck="false"'
        f' autocapitalize="none"{control.rest("type", "spellcheck", "autocapitalize")}>'
        '<button class="nhsuk-button nhsuk-button--secondary nhsuk-button--small'
        ' nhsuk-password-input__toggle nhsuk-js-password-input-toggle" data-module="nhsuk-button"'
        f' type="button" aria-label="{escape(_("Show password"))}"'
        f' aria-controls="{escape(control.where)}" hidden>{escape(_("Show"))}</button></div>'
    )


def option_lines(pairs: Iterable[tuple[str, Any]], chosen: Collection[str]) -> str:
    """Return the lines of a list out of pairs of `options.option_pairs`; a list makes a group."""
    lines = []
    for value, text in pairs:
        if isinstance(text, list):
            inner = option_lines(text, chosen)
            lines.append(f'<optgroup label="{escape(value)}">{inner}</optgroup>')
            continue
        mark = " selected" if value in chosen else ""
        lines.append(f'<option value="{escape(value)}"{mark}>{text}</option>')
    return "".join(lines)


def select(control: Control, *, lines: str, several: bool = False) -> SafeString:
    """Return a drop-down list around its lines."""
    more = " multiple" if several else ""
    return SafeString(
        f'<select class="{escape(control.classes("nhsuk-select"))}" id="{escape(control.where)}"'
        f' name="{escape(control.name)}"{more}{control.rest("multiple")}>{lines}</select>'
    )


def choice_list(
    kind: str, control: Control, *, options: Iterable[Option], chosen: Collection[str]
) -> SafeString:
    """
    Return radios or checkboxes (`kind`: "radio" or "checkbox"), with hints and reveals.

    By keyboard each box is a stop, so a long list of them can be left after its first few.
    """
    block = BLOCKS[kind]
    more = f" {escape(control.attrs['class'])}" if control.attrs.get("class") else ""
    items = [
        _item(kind, control, option=option, number=number, checked=option.value in chosen)
        for number, option in enumerate(options, 1)
    ]
    if kind == "checkbox" and len(items) > LONG_LIST:
        after = f"{escape(control.where)}-after"
        skip = escape(_("Skip the rest of this list"))
        items.insert(FIRST_FEW, f'<a class="app-skip" href="#{after}">{skip}</a>')
        items.append(f'<span id="{after}" tabindex="-1"></span>')
    return SafeString(f'<div class="{block}{more}" data-module="{block}">{"".join(items)}</div>')


def _item(kind: str, control: Control, *, option: Option, number: int, checked: bool) -> str:
    block = BLOCKS[kind]
    where = escape(control.where if number == 1 else f"{control.where}-{number}")
    hint = reveal = extra = ""
    described = control.described_by
    if option.hint:
        described = f"{described} {where}-item-hint".strip()
        hint = (
            f'<div class="nhsuk-hint {block}__hint" id="{where}-item-hint">'
            f"{escape(option.hint)}</div>"
        )
    if described:
        extra = f' aria-describedby="{escape(described)}"'
    if option.reveals:
        # Radios must not say aria-expanded (ARIA 1.2), which the NHS module sets: app.css reveals.
        is_scripted = kind == "checkbox"
        extra = f' data-aria-controls="conditional-{where}"{extra}' if is_scripted else extra
        hidden = f" {block}__conditional--hidden" if is_scripted and not checked else ""
        reveal = (
            f'<div class="{block}__conditional{hidden}" id="conditional-{where}">'
            f"{option.reveals}</div>"
        )
    mark = " checked" if checked else ""
    return (
        f'<div class="{block}__item"><input class="{block}__input" id="{where}"'
        f' name="{escape(control.name)}" type="{kind}" value="{escape(option.value)}"{mark}{extra}>'
        f'<label class="nhsuk-label {block}__label" for="{where}">'
        f"{escape(option.text)}</label>{hint}</div>{reveal}"
    )


def date_boxes(*, name: str, where: str, value: DateParts, wrong: Collection[str]) -> SafeString:
    """Return the three boxes of a date, those in `wrong` marked. The first has the field's id."""
    boxes = "".join(
        _date_box(
            part, f"{name}_{part}", f"{where}-{part}", typed=getattr(value, part), bad=part in wrong
        )
        for part in PARTS
    )
    return SafeString(f'<div class="nhsuk-date-input" id="{escape(where)}">{boxes}</div>')


def _date_box(part: str, name: str, where: str, *, typed: str, bad: bool) -> str:
    word = {"day": _("Day"), "month": _("Month"), "year": _("Year")}[part]
    shown = f' value="{escape(typed)}"' if typed else ""
    error = " nhsuk-input--error" if bad else ""
    return (
        '<div class="nhsuk-date-input__item"><div class="nhsuk-form-group">'
        f'<label class="nhsuk-label nhsuk-date-input__label" for="{escape(where)}">{escape(word)}'
        f'</label><input class="nhsuk-input{error} nhsuk-date-input__input'
        f' nhsuk-input--width-{WIDTHS[part]}" id="{escape(where)}" name="{escape(name)}"'
        f' type="text"{shown} inputmode="numeric"></div></div>'
    )
