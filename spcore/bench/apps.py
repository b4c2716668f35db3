"""Names the app for Django."""

from django.apps import AppConfig


class BenchConfig(AppConfig):
    """Speed, measured against floors."""

    name = "spcore.bench"
