"""Events for tests: rows, and what their form is sent."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from linkworkers.models import EventGuest, EventInvitation, NetworkEvent
from linkworkers.services.event_guests import issue_guest_link


def event_in(world, *, days=3, **fields) -> NetworkEvent:
    """Make an event of the world's team, in so many days."""
    starts = timezone.now() + timedelta(days=days)
    fields = {"title": "Network lunch", "place": "Town hall"} | fields
    return NetworkEvent.objects.create(
        organiser=world.team, starts_at=starts, ends_at=starts + timedelta(hours=1),
        made_by_id=world.supervisor.user_id, made_at=timezone.now(), **fields,
    )  # fmt: skip


def invited(event, organisation) -> EventInvitation:
    """Invite an organisation to it."""
    return EventInvitation.objects.create(
        event=event, organisation=organisation, invited_at=timezone.now()
    )


def sent(*, days=3, **fields) -> dict[str, str]:
    """Return the form of an event as a browser sends it."""
    day = timezone.localdate() + timedelta(days=days)
    form = {"on_day": day.day, "on_month": day.month, "on_year": day.year, "at_time": "12:30"}
    return form | {"title": "Network lunch", "minutes": "90", "place": "Town hall"} | fields


def address(event, rest="") -> str:
    """Return the address of an event's page."""
    return f"/events/{event.pk}/{rest}"


def guest_of(event, **fields) -> EventGuest:
    """Invite somebody without an account."""
    fields = {"name": "Jo of the choir", "email": "jo@choir.example"} | fields
    return EventGuest.objects.create(event=event, invited_at=timezone.now(), **fields)


def opened(guest) -> Client:
    """Return a browser that opened the guest's link."""
    token, client = issue_guest_link(guest_id=guest.pk, at=timezone.now()), Client()
    client.post(f"/come/{token}/")
    return client
