"""Search results as the page prints them: mark-up, as a template takes longer than the search."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from providers.models import Capacity
from providers.selectors import ServiceRow
from providers.selectors.wording import said_once
from providers.views.case_links import CaseLinks
from spcore.ui.addresses import BLANK, address_of
from spcore.ui.control_html import escape, escape_all
from spcore.ui.statuses import tag_html

COLOURS = MappingProxyType(
    {
        Capacity.OPEN: "green",
        Capacity.WAITING_LIST: "yellow",
        Capacity.FULL: "orange",
        Capacity.UNKNOWN: "grey",
    }
)


class _Words(NamedTuple):
    """What a list says of its rows, in one language."""

    women: str
    made_for: str
    assured: str
    signposting: str
    offer: str
    keep: str


@dataclass(frozen=True, slots=True)
class _Links:
    """Where each row leads, before and after its id: to its page, to being offered or kept."""

    page: tuple[str, str]
    offer: tuple[str, str]
    keep: tuple[str, str]
    hidden: str


@dataclass(frozen=True, slots=True)
class Shared:
    """What all rows of a page share."""

    language: str | None
    words: _Words
    links: _Links
    shows_assurance: bool


@said_once
def capacity_tag(code: str, text: str) -> str:
    """Return whether there are places, as a coloured tag with its words."""
    return tag_html(text, COLOURS[Capacity(code)])


def rows_for(
    *,
    case: CaseLinks | None = None,
    shows_assurance: bool = False,
    asked: str = "",
    token: str = "",
) -> Shared:
    """
    Return what all rows of a page share.

    `asked` is the search's own address, to come back to; `token` lets a form of a case be sent.
    """
    language = get_language()
    return Shared(language, _words(language), _links(case, asked, token), shows_assurance)


def results(rows: Iterable[ServiceRow], shared: Shared | None = None) -> SafeString:
    """Return the rows as a list in print, "" where there is none."""
    shared = shared or rows_for()
    items = [_item(number, row, shared) for number, row in enumerate(rows, 1)]
    return SafeString(f'<ul class="app-list">{"".join(items)}</ul>' if items else "")


@lru_cache(maxsize=16)
def _words(_language: str | None) -> _Words:
    return _Words(
        women=_("Women only"),
        made_for=_("Made for: %(groups)s"),
        assured=_("Can receive personal data"),
        signposting=_("Signposting only: not assured to receive personal data"),
        offer=escape(_("Offer this")),
        keep=escape(_("Add to the shortlist")),
    )


def _links(case: CaseLinks | None, asked: str, token: str) -> _Links:
    kept = {"for": str(case.case_id)} if case else {}
    kept |= {"back": asked} if asked else {}
    query = f"?{urlencode(kept)}" if kept else ""
    return _Links(
        page=_around(f"{address_of('providers:directory')}{BLANK}/{query}"),
        offer=_around(case.offer(BLANK) if case else ""),
        keep=_around(case.keep(BLANK) if case else ""),
        hidden=f'<input type="hidden" name="csrfmiddlewaretoken" value="{escape(token)}">'
        f'<input type="hidden" name="back" value="{escape(asked)}">',
    )


def _around(address: str) -> tuple[str, str]:
    """Return what is printed before and after a row's id."""
    before, _blank, after = escape(address).partition(str(BLANK))
    return before, after


def _item(number: int, row: ServiceRow, shared: Shared) -> str:
    name, near, summary, *texts = escape_all(_texts(row, shared))
    key = str(row.pk)
    before, after = shared.links.page
    distance = f"<strong>{number}. {near}</strong>" if near else ""
    tag = capacity_tag.in_language(shared.language, row.capacity_code, row.capacity)
    return (
        f'<li class="app-list__row"><h3 class="app-list__title">'
        f'<a href="{before}{key}{after}">{name}</a></h3>'
        f'<p class="app-list__facts">{distance}{_spans(texts[:3])}</p>'
        f"{f'<p>{summary}</p>' if summary else ''}"
        f'<p class="app-list__facts"><span>{tag}</span>{_spans(texts[3:9])}</p>'
        f'<p class="app-list__facts">{_spans(texts[9:])}</p>'
        f"{_buttons(name, key, shared)}</li>"
    )


def _texts(row: ServiceRow, shared: Shared) -> tuple[str, ...]:
    """Return what is said of a row, as yet unescaped: three texts, then three, six and three."""
    words, trust = shared.words, ""
    if shared.shows_assurance:
        trust = words.assured if row.is_assured else words.signposting
    return (
        row.name,
        row.distance,
        row.summary,
        "" if row.provider == row.name else row.provider,
        row.place,
        "" if row.place else row.area,
        row.cost,
        row.ages,
        row.ways,
        words.women if row.women_only else "",
        words.made_for % {"groups": row.made_for} if row.made_for else "",
        row.languages,
        row.verified,
        row.route,
        trust,
    )


def _spans(texts: Iterable[str]) -> str:
    return "".join([f"<span>{text}</span>" for text in texts if text])


def _buttons(name: str, key: str, shared: Shared) -> str:
    """Return how a link worker offers the service to the person, or keeps it for them."""
    offer, keep, words = shared.links.offer, shared.links.keep, shared.words
    if not offer[0]:
        return ""
    whose = f'<span class="nhsuk-u-visually-hidden">: {name}</span>'
    look = "nhsuk-button nhsuk-button--secondary nhsuk-button--small nhsuk-u-margin-bottom-0"
    return (
        f'<form method="post" action="{keep[0]}{key}{keep[1]}"'
        f' class="app-buttons app-taps">{shared.links.hidden}'
        f'<a class="{look}" href="{offer[0]}{key}{offer[1]}">{words.offer}{whose}</a>'
        f' <button class="app-link-button" name="from" value="search">'
        f"{words.keep}{whose}</button></form>"
    )
