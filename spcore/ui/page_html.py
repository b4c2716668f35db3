"""NHS mark-up of what pages about people have most of: no templates, so cheap."""

from collections.abc import Iterable, Mapping
from datetime import datetime, tzinfo
from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from spcore.nhs_number import format_nhs_number
from spcore.ui import dates
from spcore.ui.banner import PersonBanner
from spcore.ui.control_html import escape


def timeline_html(entries: Iterable[Mapping[str, Any]], level: int) -> SafeString:
    """Return what happened as a list; each has `label`, `at`, maybe `by`, `text`, `url`, `tag`."""
    title, here = f"h{int(level)}", (timezone.get_current_timezone(), get_language())
    items = [_item(entry, title, _moment(entry["at"], *here)) for entry in entries]
    return SafeString(f'<ol class="app-timeline">{"".join(items)}</ol>')


def _moment(at: Any, zone: tzinfo, language: str | None) -> str:
    """Return a day or a moment in words, and for machines, in London's time."""
    is_moment = isinstance(at, datetime)
    local = at.astimezone(zone) if is_moment else at
    words = dates.when_here(local, language) if is_moment else dates.day(at)
    return f'<time datetime="{local.isoformat()}">{escape(words)}</time>'


def _item(entry: Mapping[str, Any], title: str, moment: str) -> str:
    known = entry.get
    label, url, tag, by, text = map(known, ("label", "url", "tag", "by", "text"))
    said = f'<a href="{escape(url)}">{escape(label)}</a>' if url else escape(label)
    said = f"{said} {escape(tag)}" if tag else said
    who = f", {escape(by)}" if by else ""
    words = f'<p class="app-timeline__text">{_broken(text)}</p>' if text else ""
    return (
        f'<li class="app-timeline__item"><{title} class="app-timeline__label">{said}</{title}>'
        f'<p class="app-timeline__when">{moment}{who}</p>{words}</li>'
    )


def _broken(text: Any) -> str:
    """Return words as mark-up, with their line breaks as any machine writes them."""
    return escape(text).replace("\r\n", "\n").replace("\r", "\n").replace("\n", "<br>")


def summary_html(rows: Iterable[Any], *, borders: bool) -> SafeString:
    """Return keys and values: pairs (key, value) or triples (key, value, address of "Change")."""
    plain = "" if borders else " nhsuk-summary-list--no-border"
    lines = "".join([_row(*row) for row in rows])
    return SafeString(f'<dl class="nhsuk-summary-list{plain}">{lines}</dl>')


def _row(key: Any, value: Any, change: str = "") -> str:
    shown = value if value not in (None, "") else _("Not recorded")
    said, more, action = escape(key), " nhsuk-summary-list__row--no-actions", ""
    if change:
        more = ""
        action = (
            '<dd class="nhsuk-summary-list__actions">'
            f'<a class="nhsuk-link" href="{escape(change)}">{escape(_("Change"))}'
            f'<span class="nhsuk-u-visually-hidden"> {said}</span></a></dd>'
        )
    return (
        f'<div class="nhsuk-summary-list__row{more}"><dt class="nhsuk-summary-list__key">{said}'
        f'</dt><dd class="nhsuk-summary-list__value">{escape(shown)}</dd>{action}</div>'
    )


def panel_html(url: str, heading: str, level: int) -> SafeString:
    """Return the place of a part of another page, with a link to it."""
    said, address, title = escape(heading), escape(url), f"h{int(level)}"
    return SafeString(
        f'<section class="app-panel" data-panel-from="{address}">\n'
        f'  <{title} class="nhsuk-heading-m">{said}</{title}>\n'
        f'  <p><a href="{address}">{said}</a></p>\n</section>\n'
    )


def number_html(digits: str) -> SafeString:
    """Return an NHS number in groups that never break across lines."""
    return SafeString(f'<span class="app-nowrap">{escape(format_nhs_number(digits or ""))}</span>')


def banner_html(banner: PersonBanner) -> SafeString:
    """Return who a page is about."""
    born = dates.day(banner.born) or _missing(banner, "born")
    number = banner.nhs_number
    facts = [
        (_("Born"), born),
        (_("NHS number"), number_html(number) if number else _missing(banner, "nhs_number")),
        *([(_("Postcode"), banner.postcode)] if banner.postcode else []),
    ]
    lines = "".join([f"<div><dt>{escape(k)}</dt><dd>{escape(v)}</dd></div>" for k, v in facts])
    flags = _safe_contact(banner), _open_concern(banner)
    note = f'<p class="app-person__note">{escape(banner.note)}</p>' if banner.note else ""
    return SafeString(
        f'<section class="app-person" aria-label="{escape(_("Who this page is about"))}">'
        f'<p class="app-person__name">{escape(banner.name)}</p>'
        f'<dl class="app-person__facts">{lines}</dl>{"".join(flags)}{note}</section>'
    )


def _missing(banner: PersonBanner, what: str) -> str:
    return _("not shown to you") if what in banner.withheld else _("not known")


def _safe_contact(banner: PersonBanner) -> str:
    if not banner.safe_contact:
        return ""
    words = f"<strong>{escape(_('Safe contact:'))}</strong> {escape(banner.safe_contact)}"
    return f'<p class="app-person__flag app-person__flag--contact">{words}</p>'


def _open_concern(banner: PersonBanner) -> str:
    if not banner.has_open_concern:
        return ""
    words = f"<strong>{escape(_('Open concern.'))}</strong>"
    if banner.concern_url:
        whose = escape(_("(the open concern)"))
        words += (
            f' <a href="{escape(banner.concern_url)}">{escape(_("See it"))}'
            f'<span class="nhsuk-u-visually-hidden"> {whose}</span></a>'
        )
    return f'<p class="app-person__flag app-person__flag--concern">{words}</p>'
