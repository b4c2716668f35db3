"""Doing the same to several listings."""

import pytest
from django.utils import timezone

from providers.models import Service
from spcore.accounts.roles import Role
from tests.factories.providers import ServiceFactory

pytestmark = pytest.mark.django_db
URL = "/my-services/several/"


class TestListingBulk:
    @pytest.mark.parametrize(
        ("what", "field", "value"),
        [
            ("full", "capacity", "full"),
            ("pause", "status", "temporarily closed"),
            ("right", "verified_on", timezone.localdate()),
        ],
    )
    def test_changes_what_is_ticked_and_nobody_else_s(self, client, sign_in, what, field, value):
        mine = ServiceFactory(status="active")
        second, left = (ServiceFactory(provider=mine.provider) for _one in range(2))
        theirs = ServiceFactory(status="active")
        sign_in(Role.PROVIDER, mine.provider.organisation)

        client.post(URL, {"what": what, "service": [mine.pk, second.pk, theirs.pk, "no id"]})

        now = {row.pk: getattr(row, field) for row in Service.objects.all()}
        assert (now[mine.pk], now[second.pk]) == (value, value)
        assert value not in (now[left.pk], now[theirs.pk])

    def test_refuses_what_it_does_not_know_and_nothing_ticked(self, client, sign_in):
        mine = ServiceFactory()
        sign_in(Role.PROVIDER, mine.provider.organisation)

        codes = [
            client.post(URL, form).status_code
            for form in ({"what": "delete", "service": [mine.pk]}, {"what": "full"})
        ]

        assert codes == [422, 422]
