"""Opening a colleague's account again."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from spcore.audit.models import AuditEntry
from tests.spcore.accounts.signing import give_password

pytestmark = pytest.mark.django_db


class TestColleagueEnable:
    def test_leaves_old_sessions_over_when_the_account_opens_again(self, administrator, colleague):
        browser = Client()
        give_password(browser, colleague)

        administrator.post(f"/people/{colleague.pk}/disable/")
        administrator.post(f"/people/{colleague.pk}/enable/")

        assert browser.get("/acting-as/").headers["Location"].startswith("/sign-in/")
        with time_machine.travel(timezone.now() + timedelta(seconds=5)):
            assert give_password(Client(), colleague).headers["Location"] == "/start/"

    def test_is_audited(self, administrator, colleague):
        administrator.post(f"/people/{colleague.pk}/disable/")
        administrator.post(f"/people/{colleague.pk}/enable/")

        labels = AuditEntry.objects.filter(object_id=colleague.pk).order_by("id")
        assert list(labels.values_list("label", flat=True)) == [
            "account disabled",
            "account enabled",
        ]
