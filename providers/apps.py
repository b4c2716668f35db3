"""Names the app for Django."""

from importlib import import_module

from django.apps import AppConfig


class ProvidersConfig(AppConfig):
    """The directory of services."""

    name = "providers"

    def ready(self) -> None:
        """Subscribe the handlers."""
        import_module("providers.handlers")
