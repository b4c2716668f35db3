"""Guests of an event by email: who they are, which one a link is, and what it shows."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from linkworkers.models import EventGuest, NetworkEvent
from linkworkers.selectors.network_events import EventRow, event_words, template_of
from providers.models import Service
from spcore.accounts.actor import Actor
from spcore.accounts.tokens import hash_of

MOST_SERVICES = 25


def guests_by_email(*, actor: Actor, event: NetworkEvent) -> list[EventGuest]:
    """Return an event's guests by name, to whoever called it: nobody else. One query."""
    rows = EventGuest.objects.visible_to(actor).filter(event=event)
    return list(rows.order_by("name", "email", "pk"))


def services_with_email(*, actor: Actor) -> QuerySet[Service]:
    """Return the listings of the directory that say an address."""
    return Service.objects.visible_to(actor).published().exclude(email="")


def services_named(*, actor: Actor, words: str) -> list[Service]:
    """Return listings with an address whose name, or their provider's, has these words."""
    rows = services_with_email(actor=actor)
    for word in words.split():
        rows = rows.filter(name__icontains=word) | rows.filter(provider_name__icontains=word)
    return list(rows.order_by("name", "pk")[:MOST_SERVICES])


def guest_of_link(*, token: str, at: datetime) -> UUID | None:
    """Return whose link this is, while the event is to come."""
    rows = EventGuest.objects.filter(token_hash=hash_of(token), event__ends_at__gt=at)
    return rows.values_list("pk", flat=True).first() if token else None


def answering_guest(*, guest_id: str | UUID | None, at: datetime) -> EventGuest | None:
    """Return the guest that a browser opened the link of, with the event, while it is to come."""
    if not guest_id:
        return None
    rows = EventGuest.objects.select_related("event__organiser").filter(event__ends_at__gt=at)
    return rows.filter(pk=guest_id).first()


def event_of_guest(guest: EventGuest, *, at: datetime) -> EventRow:
    """Return the event in words, as far as an invitation goes: no notes, and nobody's name."""
    return event_words(guest.event, is_own=False, is_coming=guest.is_coming, notes="", at=at)


def told_guest(*, guest_id: UUID, at: datetime) -> tuple[EventGuest, str] | None:
    """Return a guest and which email they get; nothing once the event is over. One query."""
    guest = answering_guest(guest_id=guest_id, at=at)
    if guest is None:
        return None
    is_new = guest.sent_at is None or not guest.event.sequence
    return guest, template_of(guest.event, "event_guest", is_new=is_new)
