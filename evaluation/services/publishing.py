"""Publishing what both halves know: facts of people, who works with them, what was awarded."""

from datetime import datetime
from uuid import UUID

from evaluation.facts import services as facts
from evaluation.facts.selectors.tiles import Book, Tile
from evaluation.periods import Period
from evaluation.services.money import money_tiles
from evaluation.services.provider_quarters import publish_provider_quarters
from evaluation.services.workforce import workforce_tiles


def publish_figures(*, at: datetime, icb_id: UUID | None = None) -> int:
    """
    Publish each closed quarter and year that is not published yet, of all areas or one.

    And providers' quarters. Returns how many of areas.
    """
    publish_provider_quarters(at=at)
    return facts.publish_closed_periods(at=at, more=_more, icb_id=icb_id)


def _more(icb_id: UUID, period: Period, book: Book) -> list[Tile]:
    return [*workforce_tiles(icb_id, period), *money_tiles(icb_id, period, book)]
