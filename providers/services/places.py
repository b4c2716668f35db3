"""The place of a listing that its keeper types: found on the map by its postcode."""

from typing import Any

from providers.models import Location, Service, ServiceAtLocation
from providers.services.details import PlaceDetails
from spcore.places.models import Postcode
from spcore.places.postcode import code_of

ASKED = ("is_step_free", "has_accessible_toilet", "has_hearing_loop", "has_parking")
FROM_POSTCODE = ("easting", "northing", "latitude", "longitude", "lsoa_code")


def places_of(service: Service) -> list[tuple]:
    """Return where a listing happens, to tell whether that changed."""
    rows = Location.objects.filter(services__service=service).order_by("pk")
    return list(rows.values_list("pk", "name", "address_1", "city", "postcode", "is_step_free"))


def keep_place(service: Service, place: PlaceDetails | None) -> bool:
    """
    Give a listing this one place, or none.

    A listing with several places, or None, is left be. A place that other listings share is not
    changed under them: the listing gets its own. Returns whether it moved to another place.
    """
    links = list(ServiceAtLocation.objects.filter(service=service)[:2])
    if place is None or len(links) > 1:
        return False
    if not place.is_somewhere:
        ServiceAtLocation.objects.filter(service=service).delete()
        return False
    values = _values(place)
    if not links:
        _link_new(service, values)
        return False
    location_id = links[0].location_id
    present = Location.objects.filter(pk=location_id)
    if present.filter(**_typed(values)).exists():
        return False
    has_moved = not present.filter(postcode=place.postcode, address_1=place.address).exists()
    if ServiceAtLocation.objects.filter(location_id=location_id).exclude(service=service).exists():
        links[0].delete()
        _link_new(service, values)
    else:
        present.update(**values)
    return has_moved


def _link_new(service: Service, values: dict[str, Any]) -> None:
    location = Location.objects.create(provider_id=service.provider_id, **values)
    ServiceAtLocation.objects.create(service=service, location=location)


def _typed(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name not in FROM_POSTCODE}


def _values(place: PlaceDetails) -> dict[str, Any]:
    known = Postcode.objects.filter(pk=code_of(place.postcode)).first() if place.postcode else None
    return {
        "name": place.name,
        "address_1": place.address,
        "city": place.city,
        "postcode": place.postcode,
        "transport": place.transport,
        **{name: getattr(place, name) for name in ASKED},
        "easting": known.easting if known else None,
        "northing": known.northing if known else None,
        "latitude": known.latitude if known else None,
        "longitude": known.longitude if known else None,
        "lsoa_code": (known.lsoa_id or "") if known else "",
    }
