"""What a listing said before, and on which days it does not run."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from providers.models import Closure, ListingVersion
from spcore.accounts.actor import Actor
from spcore.ui import dates

LATEST = 20


@dataclass(frozen=True, slots=True)
class Change:
    """One saving of a listing: who, when, what it said before and after."""

    by: str
    when: str
    before: dict[str, Any]
    after: dict[str, Any]


def changes_of(*, actor: Actor, service_id: UUID, now_says: dict[str, Any]) -> list[Change]:
    """Return the latest changes of a listing, newest first. One query."""
    rows = ListingVersion.objects.visible_to(actor).filter(service_id=service_id)
    after, found = now_says, []
    for row in rows.order_by("-version")[:LATEST]:
        found.append(Change(row.by_name, dates.when(row.at), row.said, after))
        after = row.said
    return found


def closures_of(*, service_id: UUID, on: date) -> list[Closure]:
    """Return the days on which a service does not run, from that day on."""
    rows = Closure.objects.filter(service_id=service_id, ends_on__gte=on)
    return list(rows.order_by("starts_on", "pk"))


def closure_words(closures: Iterable[Closure]) -> list[str]:
    """Return "Closed 20 December 2026 to 4 January 2027: Christmas"."""
    return [_closed(row) for row in closures]


def _closed(row: Closure) -> str:
    first, last = dates.day(row.starts_on), dates.day(row.ends_on)
    days = (
        _("Closed on %(day)s") % {"day": first}
        if first == last
        else _("Closed %(first)s to %(last)s") % {"first": first, "last": last}
    )
    return f"{days}: {row.words}" if row.words else days
