"""What a commissioner's page shows: frozen releases of closed quarters, and live ICB totals."""

from evaluation.dashboards.selectors.overview import Bar, Overview, Row, overview

__all__ = ["Bar", "Overview", "Row", "overview"]
