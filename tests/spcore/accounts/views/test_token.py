"""Changing a system's credentials for a token."""

from base64 import b64encode
from datetime import timedelta

import pytest
from django.utils import timezone

from spcore.accounts import selectors
from spcore.accounts.roles import Role
from tests.factories.systems import SECRET, system_for
from tests.spcore.accounts.conftest import World

pytestmark = pytest.mark.django_db


def basic(client_id: str, secret: str = SECRET) -> str:
    return "Basic " + b64encode(f"{client_id}:{secret}".encode()).decode()


def ask(client, system, secret: str = SECRET, **fields: str):
    asked = {"grant_type": "client_credentials", **fields}
    return client.post("/api/token", asked, HTTP_AUTHORIZATION=basic(system.client_id, secret))


class TestToken:
    def test_gives_a_token_that_acts_as_the_organisations_referrer(self, client, world: World):
        system = system_for(world.practice, "task.read", "referral.read")

        answer = ask(client, system, scope="task.read").json()

        held = selectors.system_of_token(token=answer["access_token"], at=timezone.now())
        assert held is not None
        assert (answer["token_type"], answer["expires_in"]) == ("Bearer", 900)
        assert held.scopes == {"task.read"}
        assert held.actor.role == Role.REFERRER_ADMIN
        assert held.actor.organisation_id == world.practice.pk

    def test_gives_what_the_system_may_where_nothing_is_named(self, client, world: World):
        system = system_for(world.practice, "task.read", "referral.read")

        answer = ask(client, system).json()

        assert set(answer["scope"].split()) == {"task.read", "referral.read"}

    @pytest.mark.parametrize(
        ("fields", "status", "error"),
        [
            ({"scope": "referral.write"}, 400, "invalid_scope"),
            ({"grant_type": "password"}, 400, "unsupported_grant_type"),
            ({"grant_type": "authorization_code"}, 400, "unsupported_grant_type"),
        ],
    )
    def test_refuses_what_was_not_allowed(self, client, world: World, fields, status, error):
        answer = ask(client, system_for(world.practice, "task.read"), **fields)

        assert (answer.status_code, answer.json()["error"]) == (status, error)

    def test_refuses_a_wrong_secret(self, client, world: World):
        answer = ask(client, system_for(world.practice), secret="wrong")

        assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client")

    def test_counts_attempts(self, client, world: World, settings):
        settings.SYSTEM_RATES = {"system": "300/min", "token": "2/min"}
        system = system_for(world.practice)

        answers = [ask(client, system, secret="wrong").status_code for _ in range(3)]

        assert answers == [401, 401, 429]

    def test_is_for_systems_not_for_browsers(self, client, db):
        assert client.get("/api/token").status_code == 405

    def test_expires(self, client, world: World):
        token = ask(client, system_for(world.practice)).json()["access_token"]

        later = timezone.now() + timedelta(seconds=901)

        assert selectors.system_of_token(token=token, at=later) is None


class TestAttempts:
    def count(self, client, system, *forwarded: str) -> list[int]:
        return [
            client.post(
                "/api/token",
                {"grant_type": "client_credentials"},
                HTTP_AUTHORIZATION=basic(system.client_id),
                HTTP_X_FORWARDED_FOR=address,
            ).status_code
            for address in forwarded
        ]

    def test_a_header_that_anybody_may_write_gives_no_new_count(
        self, client, world: World, settings
    ):
        settings.SYSTEM_RATES = {"system": "9/min", "token": "1/min"}

        assert self.count(client, system_for(world.practice), "10.0.0.1", "10.0.0.2") == [200, 429]

    def test_behind_our_proxy_one_sender_does_not_shut_the_others_out(
        self, client, world: World, settings
    ):
        settings.SYSTEM_RATES = {"system": "9/min", "token": "1/min"}
        settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
        sent = ("10.0.0.1", "10.0.0.2", "6.6.6.6, 10.0.0.1")

        assert self.count(client, system_for(world.practice), *sent) == [200, 200, 429]
