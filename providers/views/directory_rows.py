"""Search results as the page prints them: mark-up, as a template takes longer than the search."""

from collections.abc import Iterable
from dataclasses import dataclass
from types import MappingProxyType

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from providers.models import Capacity
from providers.selectors import ServiceRow
from providers.selectors.wording import said_once
from providers.views.case_links import CaseLinks
from spcore.ui.addresses import BLANK
from spcore.ui.control_html import escape
from spcore.ui.statuses import tag_html

COLOURS = MappingProxyType(
    {
        Capacity.OPEN: "green",
        Capacity.WAITING_LIST: "yellow",
        Capacity.FULL: "orange",
        Capacity.UNKNOWN: "grey",
    }
)


@dataclass(frozen=True, slots=True)
class _Links:
    """Where each row leads: to its page, and to being offered or kept for a person's case."""

    page: str
    offer: str
    keep: str
    hidden: str
    offer_words: str
    keep_words: str


@said_once
def capacity_tag(code: str, text: str) -> str:
    """Return whether there are places, as a coloured tag with its words."""
    return tag_html(text, COLOURS[Capacity(code)])


def results(
    rows: Iterable[ServiceRow],
    *,
    case: CaseLinks | None = None,
    shows_assurance: bool = False,
    asked: str = "",
    token: str = "",
) -> SafeString:
    """
    Return the rows as a list in print, "" where there is none.

    `asked` is the search's own address, to come back to; `token` lets a form of a case be sent.
    """
    links = _links(case, asked, token)
    items = [
        _item(number, row, links, shows_assurance=shows_assurance)
        for number, row in enumerate(rows, 1)
    ]
    return SafeString(f'<ul class="app-list">{"".join(items)}</ul>' if items else "")


def _links(case: CaseLinks | None, asked: str, token: str) -> _Links:
    kept = {"for": str(case.case_id)} if case else {}
    kept |= {"back": asked} if asked else {}
    query = f"?{urlencode(kept)}" if kept else ""
    return _Links(
        page=escape(f"{reverse('providers:directory')}{BLANK}/{query}"),
        offer=escape(case.offer(BLANK)) if case else "",
        keep=escape(case.keep(BLANK)) if case else "",
        hidden=f'<input type="hidden" name="csrfmiddlewaretoken" value="{escape(token)}">'
        f'<input type="hidden" name="back" value="{escape(asked)}">',
        offer_words=escape(_("Offer this")),
        keep_words=escape(_("Add to the shortlist")),
    )


def _item(number: int, row: ServiceRow, links: _Links, *, shows_assurance: bool) -> str:
    name, key = escape(row.name), str(row.pk)
    near = f"<strong>{number}. {escape(row.distance)}</strong>" if row.distance else ""
    where = (_provider(row), row.place, "" if row.place else row.area)
    facts = (
        capacity_tag(row.capacity_code, row.capacity),
        row.cost,
        row.ages,
        row.ways,
        _("Women only") if row.women_only else "",
        _("Made for: %(groups)s") % {"groups": row.made_for} if row.made_for else "",
        row.languages,
    )
    trust = (row.verified, row.route, _assured(row) if shows_assurance else "")
    return (
        f'<li class="app-list__row"><h3 class="app-list__title">'
        f'<a href="{links.page.replace(str(BLANK), key)}">{name}</a></h3>'
        f"{_line(where, near)}"
        f"{f'<p>{escape(row.summary)}</p>' if row.summary else ''}"
        f"{_line(facts)}{_line(trust)}{_buttons(name, key, links)}</li>"
    )


def _line(texts: Iterable[str], first: str = "") -> str:
    spans = "".join([f"<span>{escape(text)}</span>" for text in texts if text])
    return f'<p class="app-list__facts">{first}{spans}</p>'


def _buttons(name: str, key: str, links: _Links) -> str:
    """Return how a link worker offers the service to the person, or keeps it for them."""
    if not links.offer:
        return ""
    whose = f'<span class="nhsuk-u-visually-hidden">: {name}</span>'
    offer = "nhsuk-button nhsuk-button--secondary nhsuk-button--small nhsuk-u-margin-bottom-0"
    return (
        f'<form method="post" action="{links.keep.replace(str(BLANK), key)}"'
        f' class="app-buttons app-taps">{links.hidden}'
        f'<a class="{offer}" href="{links.offer.replace(str(BLANK), key)}">'
        f"{links.offer_words}{whose}</a>"
        f' <button class="app-link-button" name="from" value="search">'
        f"{links.keep_words}{whose}</button></form>"
    )


def _provider(row: ServiceRow) -> str:
    return "" if row.provider == row.name else row.provider


def _assured(row: ServiceRow) -> str:
    if row.is_assured:
        return _("Can receive personal data")
    return _("Signposting only: not assured to receive personal data")
