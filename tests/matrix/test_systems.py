"""
Every address for other systems, asked by each kind of client, at home and away, with real ids.

A token reads its own organisation's rows and no more; without the scope, or without a token,
nothing; and whoever is shown is in the trail (security.md A1-A4).
"""

from uuid import uuid4

import pytest
from django.test import Client

from referrals.models import Referral
from spcore.access import SYSTEMS, roles_of
from spcore.accounts.models import Scope
from spcore.disclosure import Relation, readable
from tests.factories.systems import system_for, token_of
from tests.matrix.asking import Answer, addresses, ask, pages
from tests.matrix.world import World, build_world

pytestmark = [pytest.mark.django_db, pytest.mark.matrix]
HOMES = {"practice": Relation.PRACTICE_CLINICIAN, "school": Relation.OTHER_REFERRER}
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")
FINE = {200, 400, 403, 404, 405, 415}


def for_systems():
    return [page for page in pages() if SYSTEMS in roles_of(page.view)]


class TokenClient(Client):
    """A client whose every request carries a token and the ids of a request."""

    def __init__(self, token: str = "") -> None:
        ids = {"HTTP_X_REQUEST_ID": str(uuid4()), "HTTP_X_CORRELATION_ID": str(uuid4())}
        super().__init__(**ids, **({"HTTP_AUTHORIZATION": f"Bearer {token}"} if token else {}))


def client_of(world: World, home: str, *scopes: str) -> TokenClient:
    return TokenClient(token_of(system_for(world.organisations[home], *scopes)))


def asked(client: Client, world: World) -> list[tuple[str, Answer]]:
    return [
        (f"{method} {address}", ask(client, method, address))
        for page in for_systems()
        for address in addresses(page, world)
        for method in METHODS
    ]


class TestSystems:
    def test_there_are_addresses_and_each_names_a_scope(self):
        found = for_systems()

        assert len(found) >= 5
        for page in found:
            assert set(page.view.cls.scopes.values()) <= set(Scope.values)

    @pytest.mark.parametrize("home", HOMES)
    def test_at_home_it_is_shown_no_class_too_many_and_all_of_it_is_in_the_trail(self, home):
        world = build_world("A")

        answers = asked(client_of(world, home), world)

        problems = [f"{what}: {a.status}" for what, a in answers if a.status not in FINE]
        for what, answer in answers:
            shown = answer.classes_in(world)
            leaked = shown - readable(HOMES[home])
            problems += [f"{what}: leaks {sorted(leaked)}"] if leaked else []
            if {"name", "nhs_number"} & shown and world.people[0].pk not in answer.audited:
                problems.append(f"{what}: not in the trail")
        assert problems == []
        if home == "practice":
            seen = set().union(*(answer.classes_in(world) for _what, answer in answers))
            assert {"name", "nhs_number", "background"} <= seen

    @pytest.mark.parametrize("home", HOMES)
    def test_away_nothing_is_there(self, home):
        world, other = build_world("A"), build_world("B")

        answers = asked(client_of(other, home), world)

        assert [what for what, answer in answers if answer.classes_in(world)] == []
        ids = {str(row.pk) for row in Referral.objects.filter(scheme=world.scheme)}
        opened = [w for w, a in answers if a.status == 200 and any(key in w for key in ids)]
        assert opened == []

    def test_without_a_token_or_with_one_that_is_over_it_is_401(self):
        world = build_world("A")
        over = token_of(system_for(world.organisations["practice"]), minutes=-1)

        for client in (TokenClient(), TokenClient("nonsense"), TokenClient(over)):
            assert {answer.status for _what, answer in asked(client, world)} == {401, 405}

    @pytest.mark.parametrize("scope", Scope.values)
    def test_a_token_of_one_scope_opens_only_what_needs_it(self, scope):
        world = build_world("A")
        client = client_of(world, "practice", scope)

        for page in for_systems():
            for address in addresses(page, world):
                for method in ("GET", "POST"):
                    answer = ask(client, method, address)
                    if page.view.cls.scopes.get(method) != scope:
                        assert answer.status in {403, 405}, (method, address)
                        assert not answer.classes_in(world)

    def test_a_revoked_system_is_out_on_its_next_request(self):
        world = build_world("A")
        system = system_for(world.organisations["practice"])
        client = TokenClient(token_of(system))
        assert client.get("/fhir/R4/Task").status_code == 200
        assert system.client is not None
        system.client.delete()

        assert client.get("/fhir/R4/Task").status_code == 401
