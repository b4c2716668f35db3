"""Signing out."""

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client

from tests.factories.accounts import MembershipFactory, user_with_password
from tests.spcore.accounts.signing import give_password, session_id

pytestmark = pytest.mark.django_db


class TestSignOut:
    def test_ends_the_session_on_the_server_and_clears_the_browser(self, client):
        user = user_with_password()
        MembershipFactory(user=user)
        give_password(client, user)
        before = session_id(client)

        answer = client.post("/sign-out/")

        assert answer.headers["Location"] == "/sign-in/"
        assert '"cache"' in answer.headers["Clear-Site-Data"]
        assert not Session.objects.filter(pk=before).exists()
        thief = Client()
        thief.cookies[settings.SESSION_COOKIE_NAME] = before
        assert thief.get("/acting-as/").headers["Location"].startswith("/sign-in/")

    def test_is_a_post_with_a_token(self):
        user = user_with_password()
        strict = Client(enforce_csrf_checks=True)
        strict.force_login(user)

        assert strict.get("/sign-out/").status_code == 405
        assert strict.post("/sign-out/").status_code == 403

    def test_does_no_harm_to_whoever_is_not_signed_in(self, client):
        assert client.post("/sign-out/").headers["Location"] == "/sign-in/"
