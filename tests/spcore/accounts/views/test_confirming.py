"""Asking for the password again before something grave, and ending one's other sessions."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from spcore.accounts.roles import Role
from tests.factories.accounts import (
    MembershipFactory,
    user_with_password,
)
from tests.spcore.accounts.conftest import World
from tests.spcore.accounts.signing import code_now, give_app, give_password, sign_in

pytestmark = pytest.mark.django_db


GRAVE = ("disable/", "enable/", "second-factor/reset/", "roles/add/")


class TestConfirming:
    @pytest.mark.parametrize("path", GRAVE)
    def test_is_asked_for_when_the_password_is_five_minutes_old(
        self, administrator, colleague, path
    ):
        where = f"/people/{colleague.pk}/{path}"
        with time_machine.travel(timezone.now() + timedelta(minutes=4)):
            assert administrator.get(where).status_code == 200
        with time_machine.travel(timezone.now() + timedelta(minutes=6)):
            shown, done = administrator.get(where), administrator.post(where)

        asked = f"/account/confirm/?next={where.replace('/', '%2F')}"
        assert (shown.headers["Location"], done.headers["Location"]) == (asked, asked)
        colleague.refresh_from_db()
        assert (colleague.is_active, colleague.sessions_ended_at) == (True, None)

    def test_is_asked_for_before_an_invitation(self, administrator, world: World):
        with time_machine.travel(timezone.now() + timedelta(minutes=6)):
            answer = administrator.get(f"/people/invite/{world.practice.pk}/")

        assert answer.headers["Location"].startswith("/account/confirm/")

    def test_goes_on_after_the_password_and_lasts_five_minutes(self, administrator, colleague):
        where = f"/people/{colleague.pk}/disable/"
        now = timezone.now()
        with time_machine.travel(now + timedelta(minutes=6)):
            page = administrator.get(f"/account/confirm/?next={where}")
            wrong = administrator.post(f"/account/confirm/?next={where}", {"password": "x"})
            right = administrator.post(
                f"/account/confirm/?next={where}", {"password": "correct horse battery staple"}
            )
            assert "Confirm that it is you" in page.content.decode()
            assert "The password is not right" in wrong.content.decode()
            assert right.headers["Location"] == where
            assert administrator.get(where).status_code == 200
        with time_machine.travel(now + timedelta(minutes=12)):
            assert administrator.get(where).status_code == 302

    def test_never_leads_off_the_site(self, administrator):
        answer = administrator.post(
            "/account/confirm/?next=//evil.example/",
            {"password": "correct horse battery staple"},
        )

        assert answer.headers["Location"] == "/start/"

    def test_takes_a_code_too(self, world: World, settings):
        settings.DEMO = False
        user = user_with_password()
        MembershipFactory(user=user, role=Role.REFERRER_ADMIN, organisation=world.practice)
        give_app(user)
        browser, now = Client(), timezone.now()
        with time_machine.travel(now):
            sign_in(browser, user)
        where = f"/people/invite/{world.practice.pk}/"
        with time_machine.travel(now + timedelta(minutes=6)):
            browser.post(f"/account/confirm/code/?next={where}", {"code": code_now()})
            assert browser.get(where).status_code == 200


class TestSessions:
    def test_shows_where_one_is_signed_in_and_ends_the_others(self, colleague):
        here, there = Client(), Client()
        for browser in (here, there):
            give_password(browser, colleague)

        assert "Sign out everywhere else" in here.get("/account/sessions/").content.decode()
        here.post("/account/sessions/")

        assert here.get("/acting-as/").status_code == 200
        assert there.get("/acting-as/").headers["Location"].startswith("/sign-in/")
