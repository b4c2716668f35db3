"""A new password by email: for its owner only, and silent about who has an account."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from spcore.accounts import handlers
from spcore.accounts.models import User
from spcore.notify.models import SentMessage
from spcore.outbox.models import OutboxMessage
from tests.factories.accounts import MembershipFactory, user_with_password
from tests.spcore.accounts.signing import give_app, give_password

pytestmark = pytest.mark.django_db
NEW = "seven purple wooden spoons"
FORM = {"password1": NEW, "password2": NEW}


def link_for(user: User) -> str:
    """Ask for the link, deliver the email, and return the path in it."""
    Client().post("/sign-in/forgotten/", {"email": user.email})
    handlers.send_password_link(user.pk, message_id=uuid4())
    body = SentMessage.objects.order_by("-sent_at").first().body
    return re.search(r"https?://[^/]+(/\S+)", body)[1]


def follow(client: Client, path: str) -> str:
    return client.get(path).headers.get("Location", "")


class TestPasswordForgotten:
    def test_promises_an_email_to_an_owner_only(self, client):
        user = user_with_password()

        client.post("/sign-in/forgotten/", {"email": user.email})
        client.post("/sign-in/forgotten/", {"email": "nobody@staff.example"})
        client.post("/sign-in/forgotten/", {"email": user_with_password(is_active=False).email})

        message = OutboxMessage.objects.get()
        assert (message.topic, message.subject_id) == ("account.password_forgotten", user.pk)

    def test_answers_alike_whether_or_not_an_account_exists(self):
        user = user_with_password()
        answers = [
            Client().post("/sign-in/forgotten/", {"email": email}, follow=True)
            for email in (user.email, "nobody@staff.example")
        ]

        first, second = (
            [line for line in answer.content.decode().splitlines() if "nonce" not in line]
            for answer in answers
        )
        assert first == second
        assert answers[0].redirect_chain == answers[1].redirect_chain

    def test_sends_a_link_that_sets_the_password(self, client):
        user = user_with_password()
        MembershipFactory(user=user)
        clean = follow(client, link_for(user))

        answer = client.post(clean, FORM)

        assert answer.headers["Location"] == "/sign-in/forgotten/done/"
        user.refresh_from_db()
        assert user.check_password(NEW)
        assert OutboxMessage.objects.filter(topic="account.sign_in_changed").exists()

    def test_takes_the_token_out_of_the_address(self, client):
        user = user_with_password()
        path = link_for(user)

        answer = client.get(path)

        token = path.rstrip("/").split("-", 2)[-1]
        assert answer.status_code == 302
        assert token not in answer.headers["Location"]
        assert answer.headers["Referrer-Policy"] == "no-referrer"

    def test_is_not_used_up_by_being_opened(self, client):
        user = user_with_password()
        path = link_for(user)
        for _turn in range(5):
            Client().get(path)

        client.post(follow(client, path), FORM)

        user.refresh_from_db()
        assert user.check_password(NEW)

    def test_works_once(self, client):
        user = user_with_password()
        path = link_for(user)
        client.post(follow(client, path), FORM)

        page = Client().get(path)

        assert "This link does not work" in page.content.decode()

    def test_works_for_an_hour(self, client):
        user = user_with_password()
        path = link_for(user)

        with time_machine.travel(timezone.now() + timedelta(minutes=61)):
            page = client.get(path)

        assert "This link does not work" in page.content.decode()

    def test_refuses_a_weak_password(self, client):
        user = user_with_password()
        clean = follow(client, link_for(user))

        page = client.post(clean, {"password1": "short", "password2": "short"})

        assert "at least 12 characters" in page.content.decode()

    def test_ends_the_sessions_elsewhere(self, client):
        user = user_with_password()
        MembershipFactory(user=user)
        elsewhere = Client()
        give_password(elsewhere, user)

        client.post(follow(client, link_for(user)), FORM)

        assert elsewhere.get("/acting-as/").headers["Location"].startswith("/sign-in/")

    @pytest.mark.usefixtures("real")
    def test_does_not_replace_the_second_factor(self, client):
        user = user_with_password()
        give_app(user)
        client.post(follow(client, link_for(user)), FORM)

        answer = give_password(client, user, NEW)

        assert answer.headers["Location"] == "/sign-in/code/"

    def test_needs_the_forms_token(self):
        strict = Client(enforce_csrf_checks=True)

        assert strict.post("/sign-in/forgotten/", {"email": "a@b.example"}).status_code == 403


class TestPasswordChange:
    def test_wants_the_present_password_and_keeps_this_session(self, client):
        user = user_with_password()
        MembershipFactory(user=user)
        give_password(client, user)

        wrong = client.post("/account/password/", {**FORM, "oldpassword": "x"})
        right = client.post(
            "/account/password/", {**FORM, "oldpassword": "correct horse battery staple"}
        )

        assert "Enter the password you use now" in wrong.content.decode()
        assert right.status_code == 302
        assert client.get("/acting-as/").status_code == 200
