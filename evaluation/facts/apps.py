"""Names the app for Django."""

from django.apps import AppConfig


class FactsConfig(AppConfig):
    """Person-free rows for counting."""

    name = "evaluation.facts"
