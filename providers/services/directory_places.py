"""The places of directory entries, found on the grid by postcode, else by their coordinates."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from providers.models import Location, ServiceAtLocation
from providers.services.directory_entry import PlaceEntry
from providers.services.directory_writing import Writing, new_keys, save
from spcore.loading.copying import Target, upsert
from spcore.places.grid import grid_of
from spcore.places.models import Postcode
from spcore.places.postcode import code_of

SAME_NAME = (
    "kind",
    "name",
    "address_1",
    "address_2",
    "city",
    "county",
    "postcode",
    "accessibility",
    "is_step_free",
    "transport",
    "alternate_name",
    "description",
    "url",
    "external_identifier",
    "external_identifier_type",
    "languages",
    "accessibility_details",
    "accessibility_url",
    "has_accessible_toilet",
    "has_parking",
)


def write_places(writing: Writing) -> None:
    wanted = {
        (writing.provider(entry), place.key): place
        for entry in writing.entries
        for place in writing.places(entry) or ()
    }
    there = {} if writing.is_first else _there({provider for provider, _key in wanted})
    new = [key for key in wanted if key not in there]
    told = (wanted[key].source_id for key in new)
    ids = there | dict(zip(new, new_keys(Location, told), strict=True))
    grid = _grid(place.postcode for place in wanted.values())
    for is_new in (True, False):
        rows = (
            _location(ids[key], key[0], place, grid)
            for key, place in wanted.items()
            if (key not in there) == is_new
        )
        save(Location, rows, key=("id",), is_new=is_new)
    pairs = {
        (writing.service(entry), ids[writing.provider(entry), place.key]): place.link_key
        for entry in writing.entries
        for place in writing.places(entry) or ()
    }
    _link(writing, pairs)


def _there(providers: Iterable[UUID]) -> dict[tuple[UUID, str], UUID]:
    """Return the keys of the places these providers have, by provider and id in the source."""
    rows = Location.objects.filter(provider__in=providers)
    known = rows.values_list("provider", "source_id", "pk")
    return {(provider, source_id): key for provider, source_id, key in known}


def _link(writing: Writing, pairs: Mapping[tuple[UUID, UUID], str]) -> None:
    keys = new_keys(ServiceAtLocation, pairs.values())
    rows = [
        {"id": key, "service_id": each[0], "location_id": each[1]}
        for each, key in zip(pairs, keys, strict=True)
    ]
    if writing.is_first:
        save(ServiceAtLocation, rows, key=("id",), is_new=True)
        return
    target = Target(
        model=ServiceAtLocation,
        columns=("id", "service", "location"),
        key=("service", "location"),
        written_once=("id",),
    )
    upsert(target, [tuple(row.values()) for row in rows])
    kept = {(row["service_id"], row["location_id"]) for row in rows}
    told = (entry for entry in writing.entries if writing.places(entry) is not None)
    services = [writing.service(entry) for entry in told]
    links = ServiceAtLocation.objects.filter(service__in=services)
    gone = [
        key
        for key, *pair in links.values_list("pk", "service", "location")
        if tuple(pair) not in kept
    ]
    ServiceAtLocation.objects.filter(pk__in=gone).delete()
    changed = {writing.provider(entry) for entry in writing.entries}
    Location.objects.filter(provider__in=changed, services=None).exclude(source_id="").delete()


def _grid(postcodes: Iterable[str]) -> dict[str, Postcode]:
    codes = {code_of(postcode) for postcode in postcodes if postcode}
    return Postcode.objects.in_bulk(codes)


def _location(
    key: UUID, provider: UUID, place: PlaceEntry, grid: Mapping[str, Postcode]
) -> dict[str, Any]:
    row = grid.get(code_of(place.postcode))
    latitude, longitude, point = place.latitude, place.longitude, None
    if row is not None:
        point = (row.easting, row.northing)
        latitude = row.latitude if latitude is None else latitude
        longitude = row.longitude if longitude is None else longitude
    elif latitude is not None and longitude is not None:
        point = grid_of(latitude, longitude)
    return {
        **{name: getattr(place, name) for name in SAME_NAME},
        **dict(place.told),
        "id": key,
        "provider_id": provider,
        "source_id": place.key,
        "easting": point[0] if point else None,
        "northing": point[1] if point else None,
        "latitude": latitude,
        "longitude": longitude,
        "lsoa_code": (row.lsoa_id or "") if row else "",
        "district": place.district,
    }
