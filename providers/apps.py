"""Names the app for Django."""

from django.apps import AppConfig


class ProvidersConfig(AppConfig):
    """The directory of services."""

    name = "providers"
