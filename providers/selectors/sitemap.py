"""The listings that search engines are told of, in sixteen parts by the first digit of their id."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from providers.models import Service

PARTS = tuple("0123456789abcdef")


def listings_of_part(part: str) -> Iterator[tuple[UUID, datetime]]:
    """Return the id of each listing of a part and when it last changed. One query, streamed."""
    rows = Service.objects.published().filter(
        hidden_on=None,
        pk__gte=UUID(hex=part + "0" * 31),
        pk__lte=UUID(hex=part + "f" * 31),
    )
    return rows.order_by("pk").values_list("pk", "modified_at").iterator()
