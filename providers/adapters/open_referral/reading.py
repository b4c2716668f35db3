"""Reading Open Referral UK from files, folders and feeds."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from providers.adapters.open_referral.client import fetch_services, public_get
from providers.adapters.open_referral.mapping import read_service
from providers.adapters.records import entries_of_list, files_in, read_safely
from providers.services.directory_entry import Found, Note, Source
from spcore.loading.files import read_json
from spcore.loading.report import Refusal, Unusable

SOURCE = Source("oruk", "Open Referral UK feed")


def read(paths: list[Path]) -> Iterator[Found]:
    """
    Give the services of the files, or of a folder of them; other parts of a feed are passed over.

    :raises Unusable: when none of the files holds a service.
    """
    has_any = False
    for path in files_in(paths, ".json"):
        body = read_json(path)
        records = services_in(body)
        if records is None:
            yield Note(f"{path.name} holds no services: passed over.")
            continue
        has_any = True
        told = body.get("total_items") if isinstance(body, dict) else None
        if isinstance(told, int) and told != len(records):
            yield Note(f"{path.name} says it has {told} services and holds {len(records)} records.")
        yield from entries_of_list(records, read_service, name=path.name)
    if not has_any:
        raise Unusable(f"{paths[0].name} holds no services.", "Name a list or a service.")


def read_feed(address: str) -> Iterator[Found]:
    """Give the services of a feed over HTTP. :raises Unusable:"""
    yield from _read(fetch_services(address))


def read_public_feed(address: str) -> Iterator[Found]:
    """Give the services of a feed whose address somebody typed on a page. :raises Unusable:"""
    yield from _read(fetch_services(address, fetch=public_get()))


def _read(records: Iterator[dict[str, Any] | Refusal]) -> Iterator[Found]:
    for number, record in enumerate(records, 1):
        if isinstance(record, Refusal):
            yield record
        else:
            found = read_safely(record, number, read_service)
            if found is not None:
                yield found


def services_in(body: Any) -> list[Any] | None:
    """Return the services a JSON body holds: a page, a list, an organisation, or one service."""
    if isinstance(body, list):
        return body
    if not isinstance(body, dict):
        return None
    if isinstance(body.get("contents"), list):
        return body["contents"] if _are_services(body["contents"]) else None
    if isinstance(body.get("service"), dict):
        # A service at a location: the place is told outside the service.
        place = {"location": body.get("location")}
        return [{"service_at_locations": [place], **body["service"]}]
    if isinstance(body.get("services"), list):
        return [
            {"organization": body, **each} for each in body["services"] if isinstance(each, dict)
        ]
    return [body] if _are_services([body]) else None


def _are_services(records: list[Any]) -> bool:
    """Tell services from taxonomies, which have neither status nor organisation."""
    told = ("status", "organization", "organization_id", "service_at_locations")
    known = (isinstance(each, dict) and any(name in each for name in told) for each in records)
    return not records or any(known)
