"""Names the app for Django."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Who may sign in, for which organisation, in which role."""

    name = "spcore.accounts"

    def ready(self) -> None:
        """Register the checks, and subscribe to the outbox."""
        from spcore.accounts import checks, handlers  # noqa: F401, PLC0415
