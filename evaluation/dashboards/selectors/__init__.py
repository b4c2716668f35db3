"""What a commissioner's pages show, and a practice's: releases, live totals, results by need."""

from evaluation.dashboards.selectors.cohorts import Cohorts, cohorts
from evaluation.dashboards.selectors.files import (
    RETURN_HEADINGS,
    dictionary_rows,
    file_rows,
    return_rows,
)
from evaluation.dashboards.selectors.headings import BYS
from evaluation.dashboards.selectors.need_results import NeedResult, NeedResults, need_results
from evaluation.dashboards.selectors.overview import Overview, overview
from evaluation.dashboards.selectors.report import USUAL, Report, report
from evaluation.dashboards.selectors.sharing_out import (
    Portion,
    Weights,
    portions,
    read_shares,
    share_headings,
    total_of,
)
from evaluation.dashboards.selectors.topics import (
    TopicPage,
    Wanted,
    released,
    table_of,
    topic_page,
)
from evaluation.dashboards.selectors.words import TOPICS

__all__ = [
    "BYS",
    "RETURN_HEADINGS",
    "TOPICS",
    "USUAL",
    "Cohorts",
    "NeedResult",
    "NeedResults",
    "Overview",
    "Portion",
    "Report",
    "TopicPage",
    "Wanted",
    "Weights",
    "cohorts",
    "dictionary_rows",
    "file_rows",
    "need_results",
    "overview",
    "portions",
    "read_shares",
    "released",
    "report",
    "return_rows",
    "share_headings",
    "table_of",
    "topic_page",
    "total_of",
]
