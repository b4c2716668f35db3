"""What a commissioner's pages show, and a practice's: releases, live totals, results by need."""

from evaluation.dashboards.selectors.cohorts import Cohorts, cohorts
from evaluation.dashboards.selectors.files import (
    RETURN_HEADINGS,
    dictionary_rows,
    file_rows,
    return_rows,
)
from evaluation.dashboards.selectors.need_results import NeedResult, NeedResults, need_results
from evaluation.dashboards.selectors.overview import Overview, overview
from evaluation.dashboards.selectors.sharing_out import Portion, Weights, portions
from evaluation.dashboards.selectors.topics import (
    TopicPage,
    Wanted,
    released,
    report_pages,
    table_of,
    topic_page,
)
from evaluation.dashboards.selectors.words import TOPICS

__all__ = [
    "RETURN_HEADINGS",
    "TOPICS",
    "Cohorts",
    "NeedResult",
    "NeedResults",
    "Overview",
    "Portion",
    "TopicPage",
    "Wanted",
    "Weights",
    "cohorts",
    "dictionary_rows",
    "file_rows",
    "need_results",
    "overview",
    "portions",
    "released",
    "report_pages",
    "return_rows",
    "table_of",
    "topic_page",
]
