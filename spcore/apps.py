"""The kernel as an application: its commands and checks."""

from django.apps import AppConfig


class KernelConfig(AppConfig):
    """The kernel."""

    name = "spcore"
    label = "kernel"

    def ready(self) -> None:
        """Register the checks, and keep translated texts."""
        from spcore import checks  # noqa: F401, PLC0415
        from spcore.translations import keep_translations  # noqa: PLC0415

        keep_translations()
