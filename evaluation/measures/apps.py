"""Names the app for Django, and says when the wellbeing questions are due."""

from importlib import import_module

from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    """Instruments and what people answered."""

    name = "evaluation.measures"

    def ready(self) -> None:
        """Register the rule of reminders that reads assessments."""
        import_module("evaluation.measures.selectors.due")
