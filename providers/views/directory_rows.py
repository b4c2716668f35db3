"""Search results as the page prints them: every string and address is ready before the loop."""

from collections.abc import Iterable
from dataclasses import dataclass
from types import MappingProxyType

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from providers.models import Capacity
from providers.selectors import ServiceRow
from providers.selectors.wording import said_once
from providers.views.case_links import CaseLinks
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
class Result:
    """One service in the list. `where`, `facts` and `trust` are lines of short texts."""

    name: str
    url: str
    summary: str
    distance: str
    where: tuple[str, ...]
    facts: tuple[str, ...]
    trust: tuple[str, ...]
    offer_url: str
    keep_url: str


@said_once
def capacity_tag(code: str, text: str) -> str:
    """Return whether there are places, as a coloured tag with its words."""
    return tag_html(text, COLOURS[Capacity(code)])


def results(
    rows: Iterable[ServiceRow], *, case: CaseLinks | None, shows_assurance: bool, asked: str
) -> list[Result]:
    """Return the rows in print; `asked` is the search's own address, to come back to."""
    directory = reverse("providers:directory")
    keep = {"for": str(case.case_id)} if case else {}
    keep |= {"back": asked} if asked else {}
    query = f"?{urlencode(keep)}" if keep else ""
    return [
        Result(
            name=row.name,
            url=f"{directory}{row.pk}/{query}",
            summary=row.summary,
            distance=row.distance,
            where=_filled(_provider(row), row.place, "" if row.place else row.area),
            facts=_filled(
                capacity_tag(row.capacity_code, row.capacity),
                row.cost,
                row.ages,
                row.ways,
                _("Women only") if row.women_only else "",
                row.languages,
            ),
            trust=_filled(row.verified, row.route, _assured(row) if shows_assurance else ""),
            offer_url=case.offer(row.pk) if case else "",
            keep_url=case.keep(row.pk) if case else "",
        )
        for row in rows
    ]


def _filled(*texts: str) -> tuple[str, ...]:
    return tuple(text for text in texts if text)


def _provider(row: ServiceRow) -> str:
    return "" if row.provider == row.name else row.provider


def _assured(row: ServiceRow) -> str:
    if row.is_assured:
        return _("Can receive personal data")
    return _("Signposting only: not assured to receive personal data")
