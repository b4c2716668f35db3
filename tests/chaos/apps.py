"""Loads the handlers of the chaos tests into relay and worker."""

from datetime import timedelta

from django.apps import AppConfig


class ChaosConfig(AppConfig):
    """Handlers that send to a sink; deaths are noticed within seconds."""

    name = "tests.chaos"

    def ready(self) -> None:
        """Subscribe, and shorten how long a row may sit in flight."""
        from spcore.outbox import services  # noqa: PLC0415
        from tests.chaos import handlers  # noqa: F401, PLC0415

        services.QUEUED_FOR = dict.fromkeys(services.QUEUED_FOR, timedelta(seconds=4))
        services.SENDING_FOR = dict.fromkeys(services.SENDING_FOR, timedelta(seconds=4))
