"""Names the app for Django."""

from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    """Joins measures, facts and dashboards."""

    name = "evaluation"

    def ready(self) -> None:
        """Subscribe the handlers."""
        from evaluation import handlers  # noqa: F401, PLC0415  importing subscribes
