"""Publishing what both halves know: facts of people, and who works with them."""

from datetime import datetime

from evaluation.facts import services as facts
from evaluation.services.workforce import workforce_tiles


def publish_figures(*, at: datetime) -> int:
    """Publish every closed quarter and year that is not published yet; return how many were."""
    return facts.publish_closed_periods(at=at, more=workforce_tiles)
