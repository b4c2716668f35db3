"""Names the app for Django."""

from django.apps import AppConfig


class FundConfig(AppConfig):
    """The community investment fund (barrier 1-1)."""

    name = "evaluation.fund"

    def ready(self) -> None:
        """Subscribe the handlers."""
        from evaluation.fund import handlers  # noqa: F401, PLC0415  importing subscribes
