"""Helping a colleague who lost their phone."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from tests.spcore.accounts.signing import give_app, give_password

pytestmark = pytest.mark.django_db


class TestColleagueSecondFactorReset:
    def test_warns_first_and_changes_nothing_until_confirmed(self, administrator, colleague):
        give_app(colleague)

        page = administrator.get(f"/people/{colleague.pk}/second-factor/reset/").content.decode()

        assert "Check that it is really them" in page
        assert Authenticator.objects.filter(user=colleague).exists()

    def test_forgets_the_app_and_signs_them_out(self, administrator, colleague):
        browser = Client()
        give_password(browser, colleague)
        give_app(colleague)

        answer = administrator.post(f"/people/{colleague.pk}/second-factor/reset/")

        assert answer.headers["Location"] == f"/people/{colleague.pk}/"
        assert not Authenticator.objects.filter(user=colleague).exists()
        assert browser.get("/acting-as/").headers["Location"].startswith("/sign-in/")
