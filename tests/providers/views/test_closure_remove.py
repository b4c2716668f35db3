"""Taking closed days back."""

import pytest
from django.utils import timezone

from providers.models import Closure
from spcore.accounts.roles import Role
from tests.factories.providers import ServiceFactory

pytestmark = pytest.mark.django_db


class TestClosureRemove:
    def test_is_its_keeper_s_to_do(self, client, sign_in):
        service, today = ServiceFactory(), timezone.localdate()
        closure = Closure.objects.create(service=service, starts_on=today, ends_on=today)
        address = f"/my-services/closed/{closure.pk}/remove/"

        sign_in(Role.PROVIDER)
        refused = client.post(address).status_code
        sign_in(Role.PROVIDER, service.provider.organisation)
        client.post(address)

        assert refused == 404
        assert not Closure.objects.exists()
