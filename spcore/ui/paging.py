"""Where the next page of a list starts: keyset paging, by the id of the last row shown."""

from uuid import UUID

from django.http import HttpRequest
from django.utils.http import urlencode


def after_of(request: HttpRequest) -> UUID | None:
    """Return the id that a "Next" link carries; None on the first page, or for anything else."""
    return id_of(request, "after")


def id_of(request: HttpRequest, name: str) -> UUID | None:
    """Return the id that an address carries under `name`; None for anything else."""
    try:
        return UUID(request.GET.get(name, ""))
    except ValueError:
        return None


def pager_links(
    base: str, *, after: UUID | None, shown_after: UUID | None, **query: str
) -> dict[str, str]:
    """Return what the pager takes: `older` where there is more, `newer` back to the first page."""
    more = urlencode({**query, "after": after}) if after else ""
    first = urlencode(query)
    return {
        "older": f"{base}?{more}" if more else "",
        "newer": (f"{base}?{first}" if first else base) if shown_after else "",
    }
