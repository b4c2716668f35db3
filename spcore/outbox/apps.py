"""Names the app for Django."""

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    """Promises to the outside, kept after commit."""

    name = "spcore.outbox"
