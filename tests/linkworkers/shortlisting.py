"""A person with a link worker, and services on their shortlist."""

from django.test import Client
from django.utils import timezone

from linkworkers.models import OwnLink, ShortlistItem
from linkworkers.selectors.own_links import address_hash, way_for
from linkworkers.services.own_links import issue_link, promise_link
from referrals.models import Referral
from tests.factories.providers import ServiceFactory
from tests.factories.referrals import PersonFactory, World


def on_list(world: World, referral: Referral, *names: str, **fields: object) -> list[ShortlistItem]:
    """Return services of these names on the list of the case, in this order."""
    return [
        ShortlistItem.objects.create(
            referral=referral,
            service=ServiceFactory(name=name, **fields),
            added_by_id=world.worker.user_id,
            added_at=timezone.now(),
        )
        for name in names
    ]


def address(referral: Referral) -> str:
    """Return where the list is."""
    return f"/caseload/{referral.pk}/shortlist/"


def link_to_list(world: World, *names: str, word: str = "", **person: object) -> OwnLink:
    """Return a link, promised now, to the list of somebody with an address of their own."""
    ann = PersonFactory(**{"email": "ann@home.example", "preferred_channel": "email"} | person)
    referral = world.referral(active=True, person=ann)
    on_list(world, referral, *(names or ("Choir",)))
    return promise_link(referral_id=referral.pk, word=word, actor=world.worker, at=timezone.now())


def token_of(link: OwnLink) -> str:
    """Return a new secret of a link, as if it had been sent."""
    way = way_for(link.referral, at=timezone.now())
    return issue_link(link_id=link.pk, address_hash=address_hash(way), at=timezone.now())


def opened(link: OwnLink) -> Client:
    """Return a browser in which the link was opened, before the second step."""
    client = Client()
    client.post(f"/choices/{token_of(link)}/")
    return client


def proven(link: OwnLink, word: str) -> Client:
    """Return a browser that has given the word as well."""
    client = opened(link)
    client.post("/choices/", {"answer": word})
    return client
