"""Names the app for Django."""

from importlib import import_module

from django.apps import AppConfig


class FundConfig(AppConfig):
    """The community investment fund (barrier 1-1)."""

    name = "evaluation.fund"

    def ready(self) -> None:
        """Subscribe the handlers; tell the apps below what only this one knows."""
        import_module("evaluation.fund.handlers")
        import_module("evaluation.fund.selectors.desk_subjects")
        import_module("evaluation.fund.selectors.due")
        import_module("evaluation.fund.selectors.fund_news")
        import_module("providers.selectors.sitemap_parts").also("fund:sitemap")
