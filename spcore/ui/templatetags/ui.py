"""
The NHS look: a tag for each component, loaded into every template. Examples: /design/.

Leaves: `nhsuk` (any NHS macro), `status_tag`, `tag`, `nhs_number`, `pager`,
`person_banner`, `timeline`, `summary_list`, `panel`.
Blocks: `card`, `inset`, `warning`, `details`, `empty_state`, `table`.
Forms: `nhs_form`, `nhs_fields`, `nhs_field`, `error_summary`, `buttons`.
Filters: `day` (23 November 2026), `when` (with the time), `nhs_number`.

Components take values, never models, and never query.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django import forms, template
from django.forms import BoundField
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from spcore import keeping
from spcore.accounts.actor import NOBODY
from spcore.ui import dates, form_html, header, page_html, statuses
from spcore.ui.control_html import escape
from spcore.ui.field_html import field_html
from spcore.ui.macros import nested, render_macro

# Never sent: each page's own addresses stand in their place. No escaped text can look like them.
HREF, NEWER, OLDER = map(SafeString, ("<the link>", "<the page before>", "<the page after>"))
register = template.Library()
register.filter("day", dates.day)
register.filter("when", dates.when)
register.filter("clock", dates.clock)
register.filter("lasting", dates.lasting)


@register.simple_tag
def nhsuk(component: str, /, **params: Any) -> SafeString:
    """Any NHS macro: `{% nhsuk "button" text="Save" %}`; `a__b=` nests, as in `label__text=`."""
    said = {name: str(it) if isinstance(it, Promise) else it for name, it in params.items()}
    href = said.get("href")
    if href:
        said["href"] = HREF
    if not all(isinstance(value, str | bool | int) for value in said.values()):
        return render_macro(component, nested(params))
    kept = _macro(component, tuple([(name, type(it), it) for name, it in said.items()]))
    return SafeString(kept.replace(HREF, escape(href))) if href else kept


@lru_cache(maxsize=512)
def _macro(component: str, params: tuple[tuple[str, type, Any], ...]) -> SafeString:
    """Return a macro's mark-up; the types keep mark-up apart from words that look like it."""
    return render_macro(component, nested({name: it for name, _type, it in params}))


@register.filter
def nhs_number(digits: str) -> SafeString:
    """An NHS number in groups of 3, 3 and 4 that never break across lines."""
    return page_html.number_html(digits)


@register.filter
def ring(number: str) -> SafeString:
    """A phone number as a link that rings it; what follows a comma is read, not dialled."""
    digits = "".join(c for c in number.partition(",")[0] if c.isdigit() or c == "+")
    if not digits:
        return format_html("{}", number)
    return format_html('<a class="app-nowrap" href="tel:{}">{}</a>', digits, number)


@register.simple_tag
def status_tag(status: object) -> SafeString:
    """The tag of a referral's or onward referral's status. Shown at /design/#tags."""
    return statuses.status_html(status)


@register.simple_tag
def tag(text: object, colour: str = "") -> SafeString:
    """A tag with any words: `{% tag "Urgent" colour="red" %}`."""
    return statuses.tag_html(text, colour)


@register.simple_tag
def ago(moment: Any, at: Any) -> str:
    """How long ago: `{% ago referral.submitted_at at=now %}`. "2 days ago"."""
    return dates.ago(moment, at=at)


@register.simple_block_tag
def card(content: str, heading: str = "", level: int = 2, kind: str = "") -> str:
    """A titled panel; `kind` is "", "feature" or "secondary". Shown at /design/#card."""
    context = {"heading": heading, "level": level, "content": content, "kind": kind}
    return render_to_string("components/card.html", context)


@register.simple_block_tag
def inset(content: str) -> str:
    """Words set apart by a bar at their left. Shown at /design/#inset."""
    return format_html(
        '<div class="nhsuk-inset-text"><span class="nhsuk-u-visually-hidden">{}: </span>{}</div>',
        _("Information"),
        content,
    )


@register.simple_block_tag
def warning(content: str, heading: str = "", level: int = 3) -> str:
    """A yellow box for what must not be missed. Shown at /design/#warning."""
    return format_html(
        '<div class="nhsuk-card nhsuk-card--warning"><div class="nhsuk-card__content">'
        '<h{} class="nhsuk-card__heading"><span role="text"><span class="nhsuk-u-visually-hidden">'
        "{} </span>{}</span></h{}>{}</div></div>",
        level,
        _("Important:"),
        heading or _("Important"),
        level,
        content,
    )


@register.simple_block_tag
def details(content: str, summary: str, expander: bool = False, is_open: object = False) -> str:
    """Words that open on a click, and work without scripts. Shown at /design/#details."""
    kind = " nhsuk-expander" if expander else ""
    return format_html(
        '<details class="nhsuk-details{}><summary class="nhsuk-details__summary">'
        '<span class="nhsuk-details__summary-text">{}</span></summary>'
        '<div class="nhsuk-details__text">{}</div></details>',
        SafeString(f'{kind}" open' if is_open else f'{kind}"'),
        summary,
        content,
    )


@register.simple_block_tag
def empty_state(content: str, heading: str) -> str:
    """What a list says when it has no rows: why, and what to do. Shown at /design/#empty."""
    return format_html(
        '<div class="app-empty"><p class="app-empty__heading">{}</p>{}</div>', heading, content
    )


@register.simple_block_tag
def table(content: str, caption: str, hide_caption: bool = False) -> str:
    """A table that scrolls inside itself on a phone; rows are plain HTML. At /design/#table."""
    context = {"content": content, "caption": caption, "hide_caption": hide_caption}
    return render_to_string("components/table.html", context)


@register.simple_tag
def summary_list(rows: Iterable[Any], borders: bool = True) -> SafeString:
    """Keys and values: pairs (key, value) or triples (key, value, address of "Change")."""
    return page_html.summary_html(rows, borders=borders)


@register.simple_tag
def timeline(entries: Iterable[Any], level: int = 3) -> SafeString:
    """What happened, newest first; each has `label`, `at`, maybe `by`, `text`, `url`, `tag`."""
    return page_html.timeline_html(entries, level)


@register.simple_tag
def person_banner(banner: Any) -> SafeString:
    """Who the page is about (spcore.ui.banner.PersonBanner). Shown at /design/#person."""
    return page_html.banner_html(banner)


@register.simple_tag
def pager(newer: str = "", older: str = "") -> SafeString:
    """Links to the page before and after, by address; none where an address is empty."""
    kept = _pager(bool(newer), bool(older), get_language() or "")
    return SafeString(kept.replace(NEWER, escape(newer)).replace(OLDER, escape(older)))


@lru_cache(maxsize=64)
def _pager(has_newer: bool, has_older: bool, _language: str) -> str:
    where = {"newer": NEWER if has_newer else "", "older": OLDER if has_older else ""}
    return render_to_string("components/pager.html", where)


@register.simple_tag
def panel(url: str, heading: str, level: int = 2) -> SafeString:
    """A part of another page (its `data-panel` element), fetched in; without scripts, a link."""
    return page_html.panel_html(url, heading, level)


@register.simple_tag(takes_context=True)
def page_header(context: Any) -> SafeString:
    """The head of every page, for layouts/base.html only."""
    actor, request = context.get("actor") or NOBODY, context.get("request")
    return header.header_html(
        actor,
        request.path if request else "",
        is_signed_in=bool(request and request.user.is_authenticated),
        token=context.get("csrf_token", ""),
    )


@register.simple_tag
def page_footer() -> str:
    """The foot of every page, for layouts/base.html only."""
    return _footer(get_language() or "")


@lru_cache(maxsize=16)
def _footer(_language: str) -> str:
    return render_to_string("components/footer.html")


@register.simple_tag
def nhs_field(bound: BoundField, optional: bool = True, size: str = "s") -> SafeString:
    """One field, whole: `{% nhs_field form.name %}`. `optional=False` leaves out "(optional)"."""
    return field_html(bound, mark_optional=optional, size=size)


@register.simple_tag
def nhs_fields(form: forms.BaseForm, optional: bool = True) -> SafeString:
    """Every field of a form, hidden ones too, without the form element."""
    return form_html.fields_html(form, mark_optional=optional)


@register.simple_tag
def error_summary(form: Any) -> SafeString:
    """What is wrong with a form, each line a link. layouts/page.html prints it for `form`."""
    return form_html.error_summary(form)


@register.simple_block_tag
def way_back(content: str) -> str:
    """The place of a back link or breadcrumb, for layouts/page.html only."""
    if not content.strip():
        return ""
    return format_html('<div role="navigation" aria-label="{}">{}</div>', _("Way back"), content)


@register.simple_block_tag
def buttons(content: str) -> str:
    """A row of buttons and links. Shown at /design/#buttons."""
    return format_html('<div class="nhsuk-form-group app-buttons">{}</div>', content)


@register.inclusion_tag("components/form.html", takes_context=True)
def nhs_form(context: Any, form: forms.BaseForm, **options: Any) -> dict[str, Any]:
    """
    A whole form: `{% nhs_form form submit="Save" %}`.

    Options: `submit`, `cancel` (address), `action` (address), `method` ("post" or "get"), `warn`
    (True: a red button), `second` and `second_name` (one more button, sent under that name),
    `optional` (False: no field says that it may be left out).
    The error summary is printed here unless the page's frame did, for the form called `form`.
    """
    method = options.get("method", "post")
    marks = options.get("optional", method == "post")
    return {
        "submit": _("Continue"),
        "is_multipart": form.is_multipart(),
        **options,
        "method": method,
        "form": form,
        "fields": form_html.fields_html(form, mark_optional=marks),
        "summary": "" if context.get("form") is form else form_html.error_summary(form),
        "csrf_token": context.get("csrf_token"),
        "typed_by": _typed_by(context.get("request")) if method == "post" else "",
    }


def _typed_by(request: HttpRequest | None) -> str:
    """Return what lets a page marked `@keeps_typing` keep words after the sign-in ended."""
    is_kept = request is not None and keeping.is_marked(request)
    return keeping.token_for(request, request.path) if is_kept else ""
