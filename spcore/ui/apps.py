"""Names the app for Django."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """The NHS look."""

    name = "spcore.ui"
