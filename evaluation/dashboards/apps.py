"""Names the app for Django."""

from django.apps import AppConfig


class DashboardsConfig(AppConfig):
    """Pages for commissioners."""

    name = "evaluation.dashboards"
