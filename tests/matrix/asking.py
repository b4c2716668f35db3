"""Asks one address as one actor, and takes back whatever it changed."""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from itertools import product

from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from linkworkers.models import About
from referrals.models import Referral
from spcore.accounts import sessions
from spcore.accounts.models import User
from spcore.audit.models import AuditEntry
from tests.architecture.urls import Page, all_pages
from tests.matrix.world import World, canaries

ARGUMENT = re.compile(r"<(?:\w+:)?(\w+)>")
# Addresses whose argument is not an id of ours; each has tests of its own.
NOT_ASKED = {
    "accounts:invitation_open": "a private link's token",
    "linkworkers:check_in_open": "a private link's token",
    "linkworkers:own_link_open": "a private link's token",
    "linkworkers:event_link_open": "a private link's token",
    "linkworkers:directory_news_stop": "a private link's token",
    "referrals:answer_open": "a private link's token",
    "providers:listings_open": "a private link's token",
    "measures:asking_open": "a private link's token",
    "account_reset_password_from_key": "a private link's token",
}


@dataclass(frozen=True)
class Answer:
    """What came back: the status, the whole body and headers as text, who was audited."""

    status: int
    text: str
    audited: frozenset[object]

    def canaries_in(self, world: World) -> set[str]:
        """Return the canaries of this world that the answer shows, by their names."""
        found = canaries(world).items()
        return {name for name, words in found if any(word in self.text for word in words)}

    def classes_in(self, world: World) -> set[str]:
        """Return the classes of data of this world's people that the answer shows."""
        return {name.partition(".")[0] for name in self.canaries_in(world)}


def pages() -> list[Page]:
    """Return the addresses to ask."""
    return [page for page in all_pages() if page.name not in NOT_ASKED]


def addresses(page: Page, world: World) -> Iterator[str]:
    """Return the address with each real id that it may be asked with. :raises KeyError:"""
    names = ARGUMENT.findall(page.pattern)
    for values in product(*(_values(name, world) for name in names)):
        address = "/" + page.pattern
        for name, value in zip(names, values, strict=True):
            address = re.sub(rf"<(?:\w+:)?{name}>", str(value), address)
        yield address


def _values(name: str, world: World) -> list[object]:
    if name == "referral_id":
        rows = Referral.objects.filter(scheme=world.scheme).order_by("status", "pk")
        return list(rows.values_list("pk", flat=True))
    if name == "onward_id":
        return [world.ids["onward_id"], world.ids["sent_onward_id"]]
    if name == "about":
        return list(About.values)
    return [world.ids.get(name) or world.slugs[name]]


def sign_in(client: Client, user_id: object) -> None:
    """Sign in without a page, a moment ago: what an answer writes of the session is rolled back."""
    client.force_login(User.objects.get(pk=user_id))
    session = client.session
    sessions.begin(session, at=timezone.now(), with_second_factor=False)
    session.save()


def ask(client: Client, method: str, address: str) -> Answer:
    """Ask, read the answer, and roll back what it changed."""
    cookies = deepcopy(client.cookies)
    with transaction.atomic():
        last = AuditEntry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        response = getattr(client, method.lower())(address)
        text = _text_of(response)
        entries = AuditEntry.objects.filter(pk__gt=last).values_list("people", flat=True)
        audited = frozenset(person for people in entries for person in people)
        transaction.set_rollback(True)
    client.cookies = cookies  # signing out is taken back too
    return Answer(response.status_code, text, audited)


def _text_of(response: HttpResponse) -> str:
    streamed = getattr(response, "streaming", False)
    body = b"".join(response.streaming_content) if streamed else response.content  # type: ignore[attr-defined]
    headers = "\n".join(f"{name}: {value}" for name, value in response.items())
    return f"{headers}\n{body.decode('utf-8', 'replace')}"
