"""The private link of an invitation: its token, and what opening it does and does not."""

import logging
from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from spcore.accounts.models import Invitation
from spcore.accounts.tokens import hash_of, stored_token_of, token_of
from spcore.audit.models import AuditEntry
from tests.factories.accounts import (
    PASSWORD,
    InvitationFactory,
)

pytestmark = pytest.mark.django_db
FORM = {"name": "Ines Marsh", "password": PASSWORD, "password_again": PASSWORD}
GONE = "This link does not work"


def link_of(invitation: Invitation) -> str:
    return f"/invitation/{token_of(invitation.pk)}/"


def open_link(client: Client, invitation: Invitation):
    client.get(link_of(invitation))
    return client.get("/invitation/")


class TestToken:
    def test_is_32_bytes_of_which_the_database_keeps_the_hash_alone(self):
        invitation = InvitationFactory()

        token = token_of(invitation.pk)

        assert len(token) == 43
        assert invitation.token_hash == hash_of(token)
        assert token not in str(Invitation.objects.filter(pk=invitation.pk).values())

    def test_never_repeats(self):
        assert len({token_of(uuid4()) for _turn in range(10_000)}) == 10_000

    def test_is_found_again_after_the_key_was_rotated(self, settings):
        invitation = InvitationFactory()
        token = token_of(invitation.pk)

        settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
        settings.SECRET_KEY = "another key altogether, long enough for anybody"

        assert stored_token_of(invitation.pk, token_hash=invitation.token_hash) == token

    def test_is_not_found_without_the_old_key(self, settings):
        invitation = InvitationFactory()

        settings.SECRET_KEY = "another key altogether, long enough for anybody"

        assert stored_token_of(invitation.pk, token_hash=invitation.token_hash) is None


class TestInvitationOpen:
    def test_leaves_the_address_at_once(self, client):
        answer = client.get(link_of(InvitationFactory()))

        assert (answer.status_code, answer.headers["Location"]) == (303, "/invitation/")
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert "no-store" in answer.headers["Cache-Control"]

    def test_keeps_no_token_in_the_session(self, client):
        invitation = InvitationFactory()

        client.get(link_of(invitation))

        assert token_of(invitation.pk) not in str(dict(client.session))
        assert token_of(invitation.pk) not in str(list(Session.objects.values()))

    def test_uses_nothing_up(self, client):
        invitation = InvitationFactory()

        for _turn in range(10):
            Client().get(link_of(invitation))
            Client().head(link_of(invitation))

        assert "Make your account" in open_link(client, invitation).content.decode()

    @pytest.mark.parametrize(
        "fields",
        [
            {"accepted_at": timezone.now()},
            {"cancelled_at": timezone.now()},
            {"expires_at": timezone.now() - timedelta(minutes=1)},
            {"organisation__is_open": False},
            {"token_hash": "0" * 64},
        ],
        ids=["used", "cancelled", "late", "closed", "unknown"],
    )
    def test_looks_the_same_for_every_link_that_opens_nothing(self, client, fields):
        invitation = InvitationFactory(**fields)
        nothing = Client().get("/invitation/")

        answer = client.get(link_of(invitation))
        page = client.get("/invitation/")

        assert (answer.status_code, answer.headers["Location"]) == (303, "/invitation/")
        assert page.status_code == 404
        assert _plain(page) == _plain(nothing)

    def test_stops_a_source_that_guesses(self):
        codes = [Client().get(f"/invitation/{number:043}/").status_code for number in range(12)]

        assert codes == [303] * 10 + [429] * 2

    def test_counts_no_good_link_as_a_guess(self):
        invitation = InvitationFactory()

        codes = [Client().get(link_of(invitation)).status_code for _turn in range(15)]

        assert codes == [303] * 15

    def test_writes_the_token_in_no_log(self, client, caplog):
        invitation = InvitationFactory()
        caplog.set_level(logging.DEBUG)

        open_link(client, invitation)
        client.post("/invitation/", FORM)

        said = [record.getMessage() for record in caplog.records if record.name != "django.request"]
        assert token_of(invitation.pk) not in " ".join(said)
        assert token_of(invitation.pk) not in str(list(AuditEntry.objects.values()))


def _plain(page) -> str:
    lines = page.content.decode().splitlines()
    return "\n".join(line for line in lines if "nonce" not in line and "csrf" not in line)
