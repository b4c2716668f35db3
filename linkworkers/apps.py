"""Names the app for Django, and tells the apps below what only it knows."""

from importlib import import_module

from django.apps import AppConfig


class LinkworkersConfig(AppConfig):
    """The link worker's work."""

    name = "linkworkers"

    def ready(self) -> None:
        """Subscribe the handlers; tell the apps below, and the rules, what only this one knows."""
        import_module("linkworkers.handlers")
        import_module("linkworkers.selectors.absences")
        import_module("linkworkers.selectors.capacity")
        import_module("linkworkers.selectors.due_days")
        import_module("linkworkers.selectors.due_desks")
        import_module("linkworkers.selectors.due_plans")
        import_module("linkworkers.selectors.due_waiting")
        import_module("linkworkers.selectors.network_events")
        import_module("linkworkers.selectors.team_news")
        import_module("linkworkers.services.leaving")
        import_module("linkworkers.services.visit_texts")  # asked before the next
        import_module("linkworkers.services.text_replies")
        import_module("linkworkers.services.unknown_texts")
