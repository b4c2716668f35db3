"""The address a GP system opens: takes, hands on, and leaves no trace in addresses or sessions."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from referrals import selectors, services
from referrals.models import Launch, Person, Referral
from referrals.views.referral_launch import COOKIE
from tests.referrals.signing import text_of

pytestmark = pytest.mark.django_db
URL = "/referrals/launch/"
DETAILS = {"nhs_number": "9990000018", "family_name": "Kowalska", "birth_date": "1961-03-04"}


class TestReferralLaunch:
    def test_hands_on_by_a_clean_address_without_a_token_or_a_session(self):
        response = Client(enforce_csrf_checks=True).post(URL, DETAILS)

        assert (response.status_code, response.url) == (303, "/referrals/launch/open/")
        assert set(response.cookies) == {COOKIE}
        cookie = response.cookies[COOKIE]
        assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", URL)
        assert "Kowalska" not in cookie.value
        assert not Person.objects.exists()
        assert not Referral.objects.exists()

    def test_the_table_holds_nothing_that_can_be_read(self):
        Client().post(URL, DETAILS)

        launch = Launch.objects.get()
        assert b"Kowalska" not in bytes(launch.sealed)
        assert b"9990000018" not in bytes(launch.sealed)

    @pytest.mark.parametrize("method", ["get", "post"])
    def test_refuses_details_behind_a_question_mark(self, method):
        response = getattr(Client(), method)(f"{URL}?nhs_number=9990000018", DETAILS)

        assert response.status_code == 400
        assert "must not stand in an address" in text_of(response)
        assert not Launch.objects.exists()

    @pytest.mark.parametrize("data", [{}, {"nhs_number": " "}, {"text": "x" * 10_001}])
    def test_refuses_nothing_and_too_much(self, data):
        response = Client().post(URL, data)

        assert response.status_code == 400
        assert "Nothing came with it" in text_of(response)
        assert not Launch.objects.exists()

    def test_a_line_end_in_one_parameter_cannot_make_another(self):
        response = Client().post(URL, {"given_name": "Ewa\nNHS Number: 999 000 0018"})

        text = selectors.launched_text(key=response.cookies[COOKIE].value, at=timezone.now())
        assert text.count("\n") == 0


class TestKeeping:
    def test_opens_with_its_key_for_fifteen_minutes_and_is_forgotten_after(self):
        now = timezone.now()
        key = services.keep_launch(text="Name: A", at=now)

        assert selectors.launched_text(key=key, at=now + timedelta(minutes=14)) == "Name: A"
        assert selectors.launched_text(key=key, at=now + timedelta(minutes=15)) == ""
        services.keep_launch(text="Name: B", at=now + timedelta(minutes=16))
        assert Launch.objects.count() == 1

    @pytest.mark.parametrize("key", ["", "x", "é", "A" * 44])
    def test_another_key_opens_nothing(self, key):
        services.keep_launch(text="Name: A", at=timezone.now())

        assert selectors.launched_text(key=key, at=timezone.now()) == ""
