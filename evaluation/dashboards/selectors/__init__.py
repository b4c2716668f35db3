"""What a commissioner's page shows, and a practice's: releases, live totals, results by need."""

from evaluation.dashboards.selectors.need_results import NeedResult, NeedResults, need_results
from evaluation.dashboards.selectors.overview import Bar, Overview, Row, overview

__all__ = ["Bar", "NeedResult", "NeedResults", "Overview", "Row", "need_results", "overview"]
