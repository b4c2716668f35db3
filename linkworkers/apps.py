"""Names the app for Django, and tells the app below what a team can carry."""

from importlib import import_module

from django.apps import AppConfig


class LinkworkersConfig(AppConfig):
    """The link worker's work."""

    name = "linkworkers"

    def ready(self) -> None:
        """Subscribe the handlers, and let the referral form say whether a team is full."""
        import_module("linkworkers.handlers")
        import_module("linkworkers.selectors.capacity")
