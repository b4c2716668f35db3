"""Measures of a scheme, and the actor who chooses them."""

from evaluation.measures.models import MeasureChoice, Occasion
from evaluation.measures.services import load_instruments
from spcore.accounts.models import User
from spcore.accounts.roles import Role
from tests.factories.accounts import actor_in


def choose(world, *families, **fields):
    """Load the catalogue, and let the world's scheme use these measures on every occasion."""
    load_instruments()
    fields = {"occasions": list(Occasion.values), "is_staff_trained": True} | fields
    for family in families:
        MeasureChoice.objects.create(scheme=world.scheme, family=family, **fields)


def administrator(world):
    """Return the actor who administers the world's scheme."""
    return actor_in(Role.SCHEME_ADMIN, world.scheme.organisation)


def signed_in_as(client, actor):
    """Return the client, signed in as an actor's user."""
    client.force_login(User.objects.get(pk=actor.user_id))
    return client
