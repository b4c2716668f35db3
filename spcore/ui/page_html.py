"""NHS mark-up of what pages about people repeat most: no templates, so cheap."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from spcore.ui import dates
from spcore.ui.control_html import escape


def timeline_html(entries: Iterable[Mapping[str, Any]], level: int) -> SafeString:
    """Return what happened as a list; each has `label`, `at`, maybe `by`, `text`, `url`, `tag`."""
    title = f"h{int(level)}"
    items = [_item(entry, title, _moment(entry["at"])) for entry in entries]
    return SafeString(f'<ol class="app-timeline">{"".join(items)}</ol>')


def _moment(at: Any) -> str:
    """Return a day or a moment in words, and for machines, in London's time."""
    local = timezone.localtime(at) if isinstance(at, datetime) else at
    return f'<time datetime="{local.isoformat()}">{escape(dates.when(local))}</time>'


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
