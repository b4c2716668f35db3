"""Names the app for Django."""

from django.apps import AppConfig


class NotifyConfig(AppConfig):
    """Messages to people, one channel at a time."""

    name = "spcore.notify"

    def ready(self) -> None:
        """Register the checks."""
        from spcore.notify import checks  # noqa: F401, PLC0415
