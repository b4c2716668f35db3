"""A place as a location of Open Referral UK. Pure."""

from typing import Any

from providers.adapters.open_referral.values import derived_id, record, web_address

# Our own of a place, under their names with `sp_` before.
OWN = ("is_step_free", "has_accessible_toilet", "has_hearing_loop", "has_parking")


def location(row: Any) -> dict[str, Any]:
    """Return a place with its address and how to get in."""
    return record(
        id=str(row.pk),
        location_type=row.kind,
        name=row.name,
        alternate_name=row.alternate_name,
        description=row.description,
        url=web_address(row.url),
        latitude=row.latitude,
        longitude=row.longitude,
        external_identifier=row.external_identifier,
        external_identifier_type=row.external_identifier_type,
        languages=[
            {"id": derived_id(row.pk, name), "location_id": str(row.pk), "name": name}
            for name in dict.fromkeys(row.languages)
        ],
        addresses=_addresses(row),
        accessibility=_accessibility(row),
        transportation=row.transport,
        **{f"sp_{name}": getattr(row, name) for name in OWN},
    )


def _accessibility(row: Any) -> list[dict[str, Any]]:
    said = record(
        description=row.accessibility or ("Step-free" if row.is_step_free else ""),
        details=row.accessibility_details,
        url=web_address(row.accessibility_url),
    )
    about = {"id": derived_id(row.pk, "access"), "location_id": str(row.pk)}
    return [about | said] if said else []


def _addresses(row: Any) -> list[dict[str, Any]]:
    """Return the address, where enough is known of it: its street and town are demanded."""
    street = row.address_1 or row.name
    town = row.city or row.district or row.county
    if not (street and town and row.postcode):
        return []
    address = record(
        id=derived_id(row.pk, "address"),
        location_id=str(row.pk),
        address_1=street,
        address_2=row.address_2,
        city=town,
        state_province=row.county or row.district or town,
        postal_code=row.postcode,
        country="GB",
        address_type="postal" if row.kind == "postal" else "physical",
    )
    return [address]
