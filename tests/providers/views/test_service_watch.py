"""Watching a service."""

import pytest

from providers.models import ServiceWatch
from spcore.accounts.roles import Role
from tests.providers.telling import choir

pytestmark = pytest.mark.django_db


class TestServiceWatch:
    def test_is_on_by_one_press_and_off_by_another(self, client, sign_in):
        worker, service = sign_in(Role.LINK_WORKER), choir()
        address = f"/directory/{service.pk}/watch/"

        for _press in range(2):
            page = client.post(address, {"watch": "on"}, follow=True).content.decode()
        watched = ServiceWatch.objects.filter(user_id=worker.user_id).count()
        client.post(address, {"watch": "off"})

        assert watched == 1
        assert "You watch this service." in page
        assert not ServiceWatch.objects.exists()

    def test_what_one_may_not_see_one_does_not_watch(self, client, sign_in):
        sign_in(Role.LINK_WORKER)
        hidden = choir(is_private=True)

        assert client.post(f"/directory/{hidden.pk}/watch/").status_code == 404
