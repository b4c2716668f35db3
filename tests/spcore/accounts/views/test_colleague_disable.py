"""Shutting a colleague's account."""

import pytest
from django.test import Client

from tests.spcore.accounts.signing import give_password

pytestmark = pytest.mark.django_db


class TestColleagueDisable:
    def test_ends_every_session_on_its_next_request(self, administrator, colleague):
        browsers = [Client(), Client()]
        for browser in browsers:
            give_password(browser, colleague)

        administrator.post(f"/people/{colleague.pk}/disable/")

        for browser in browsers:
            assert browser.get("/acting-as/").headers["Location"].startswith("/sign-in/")
        answer = give_password(Client(), colleague)
        assert answer.headers["Location"] == "/sign-in/closed/"
