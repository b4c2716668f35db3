"""Names the app for Django."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Who did what, and who looked."""

    name = "spcore.audit"
