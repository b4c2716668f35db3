"""The mark-up of a day's rows: a template takes ten times the calls for them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from linkworkers.forms.contact_tap import TAPS
from linkworkers.selectors import TodayRow
from spcore.ui.control_html import escape
from spcore.ui.templatetags.ui import ring


@dataclass(frozen=True, slots=True)
class Words:
    """The words every row repeats, looked up once."""

    late: str
    safe: str
    what: str
    note: str
    taps: tuple[tuple[str, str], ...]

    @classmethod
    def now(cls, *, may_record: bool) -> Self:
        """Return them in the reader's language; no taps for those who only read."""
        taps = tuple((value, str(label)) for value, label in TAPS) if may_record else ()
        return cls(
            late=f"<strong>{escape(_('Overdue.'))}</strong> ",
            safe=f"<strong>{escape(_('Safe contact:'))}</strong> ",
            what=_("What happened with %(name)s"),
            note=_("Write a note"),
            taps=taps,
        )


def rows_html(rows: Iterable[TodayRow], words: Words) -> SafeString:
    """Return the items of one list."""
    return SafeString("".join([_row(row, words) for row in rows]))


def _row(row: TodayRow, words: Words) -> str:
    late = (" app-list__next--late", words.late) if row.is_overdue else ("", "")
    care = worker = phone = ""
    if row.care:
        flag = "app-person__flag app-person__flag--contact"
        care = f'<p class="{flag}">{words.safe}{escape(row.care)}</p>'
    if row.phone:
        phone = f"<span>{ring(row.phone)}</span>"
    if row.worker:
        worker = f"<span>{escape(row.worker)}</span>"
    return (
        '<li class="app-list__row">'
        f'<h3 class="app-list__title"><a href="{row.url}">{escape(row.title)}</a> {row.tags}</h3>'
        f'<p class="app-list__next{late[0]}">{late[1]}{escape(row.next)}</p>{care}'
        f'<p class="app-list__facts">{phone}{worker}</p>{_taps(row, words)}</li>\n'
    )


def _taps(row: TodayRow, words: Words) -> str:
    if not words.taps or row.has_died:
        return ""
    title = escape(row.title)
    what = words.what % {"name": title}
    tap = f'formaction="{row.url}contacts/tap/?version={row.version}" name="result"'
    look = 'class="nhsuk-button nhsuk-button--secondary nhsuk-button--small"'
    buttons = "".join(
        [f'<button {look} {tap} value="{value}">{label}</button>' for value, label in words.taps]
    )
    return (
        f'<div class="app-buttons app-taps" role="group" aria-label="{what}">'
        f'{buttons}<a class="app-buttons__link" href="{row.url}contacts/add/">{words.note}'
        f'<span class="nhsuk-u-visually-hidden">: {title}</span></a></div>'
    )
