"""Names the app for Django."""

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    """Postcodes, small areas and distance."""

    name = "spcore.places"
