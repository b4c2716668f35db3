"""Listings that look like the same service."""

from providers.models import Location, Service
from tests.factories.providers import ServiceFactory

HALL = (353900, 429200)


def here(name: str, postcode: str = "PR1 2HE", **fields: object) -> Service:
    """Return a listing in a place of that postcode."""
    service = ServiceFactory(name=name, at=[HALL], **fields)
    Location.objects.filter(services__service=service).update(postcode=postcode)
    return service


def two_choirs(postcode: str = "PR1 2HE", **fields: object) -> tuple[Service, Service]:
    """Return one choir as two sources tell of it, in the same place."""
    one = here("Fishergate Choir", postcode, phone="")
    return one, here("Fishergate choir", postcode, phone="01632 960001", **fields)
