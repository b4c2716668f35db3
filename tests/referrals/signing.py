"""Signing somebody in, and what pages answer."""

from django.test import Client

from spcore.accounts.actor import Actor
from spcore.accounts.models import User


def signed_in(actor: Actor) -> Client:
    """Return a browser in which the actor is signed in."""
    client = Client()
    client.force_login(User.objects.get(pk=actor.user_id))
    return client


def text_of(response: object) -> str:
    """Return the page, as text."""
    content: bytes = response.content  # type: ignore[attr-defined]
    return content.decode()
