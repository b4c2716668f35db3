"""Names the app for Django."""

from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    """Instruments and what people answered."""

    name = "evaluation.measures"
