"""Days on which a service does not run."""

from datetime import timedelta

import pytest
from django.utils import timezone

from providers.models import Closure
from spcore.accounts.roles import Role
from tests.factories.providers import ServiceFactory

pytestmark = pytest.mark.django_db


class TestListingClosures:
    def test_are_kept_once_and_shown_to_everybody(self, client, sign_in):
        service = ServiceFactory(status="active")
        sign_in(Role.PROVIDER, service.provider.organisation)
        today = timezone.localdate()
        form = {"starts_on": today, "ends_on": today + timedelta(days=7), "words": "Christmas"}

        for _click in range(2):
            client.post(f"/my-services/{service.pk}/closed/", form)

        assert Closure.objects.count() == 1
        assert "Christmas" in client.get(f"/directory/{service.pk}/").content.decode()

    def test_says_beside_the_day_what_is_wrong(self, client, sign_in):
        service = ServiceFactory()
        sign_in(Role.PROVIDER, service.provider.organisation)
        today = timezone.localdate()
        form = {"starts_on": today + timedelta(days=2), "ends_on": today, "words": "Kept"}

        page = client.post(f"/my-services/{service.pk}/closed/", form).content.decode()

        assert "It cannot end before it starts" in page
        assert "Kept" in page
        assert not Closure.objects.exists()

    def test_is_not_there_for_another(self, client, sign_in):
        service = ServiceFactory()
        sign_in(Role.PROVIDER)

        assert client.get(f"/my-services/{service.pk}/closed/").status_code == 404
