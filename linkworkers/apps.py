"""Names the app for Django."""

from django.apps import AppConfig


class LinkworkersConfig(AppConfig):
    """The link worker's work."""

    name = "linkworkers"
