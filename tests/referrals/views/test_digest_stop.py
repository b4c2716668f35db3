"""One click stops the digest, and a scanner's does not."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from referrals.models import PracticePreferences
from referrals.selectors.digests import stop_token
from tests.factories.referrals import small_world
from tests.referrals.signing import text_of

pytestmark = pytest.mark.django_db


def url_of(practice) -> str:
    return f"/digest/stop/{stop_token(practice.pk)}/"


class TestDigestStop:
    def test_stops_on_the_button_alone(self):
        practice = small_world().practice
        url, browser = url_of(practice), Client()

        for _scan in range(3):
            browser.get(url)
        assert not PracticePreferences.objects.exists()
        response = browser.post(url)

        assert "Stopped." in text_of(response)
        assert response["Referrer-Policy"] == "no-referrer"
        assert PracticePreferences.objects.get().wants_digest is False

    def test_a_forged_or_old_link_is_not_there(self, time_machine):
        practice = small_world().practice
        url = url_of(practice)

        forged = Client().get(url.replace(str(practice.pk), str(uuid4())))
        time_machine.move_to(timezone.now() + timedelta(days=61))
        late = Client().post(url)

        assert (forged.status_code, late.status_code) == (404, 404)
        assert not PracticePreferences.objects.exists()

    def test_stops_by_the_button_of_a_mail_program(self):
        practice = small_world().practice
        mail_program = Client(enforce_csrf_checks=True)

        response = mail_program.post(url_of(practice), {"List-Unsubscribe": "One-Click"})

        assert response.status_code == 200
        assert PracticePreferences.objects.get().wants_digest is False
