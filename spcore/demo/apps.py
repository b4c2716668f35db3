"""Names the app for Django."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """The demo world."""

    name = "spcore.demo"
