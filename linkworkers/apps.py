"""Names the app for Django, and tells the apps below what only it knows."""

from importlib import import_module

from django.apps import AppConfig


class LinkworkersConfig(AppConfig):
    """The link worker's work."""

    name = "linkworkers"

    def ready(self) -> None:
        """Subscribe the handlers, say whether a team is full, keep people from losing theirs."""
        import_module("linkworkers.handlers")
        import_module("linkworkers.selectors.capacity")
        import_module("linkworkers.services.leaving")
