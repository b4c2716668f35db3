"""The money behind one's services."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from providers.models import Funding
from spcore.accounts.roles import Role
from tests.factories.providers import ServiceFactory

pytestmark = pytest.mark.django_db
URL = "/my-services/money/"


def form(**fields):
    until = timezone.localdate() + timedelta(days=20)
    return {"funder": "The Trust", "ends_on": until, "nonce": uuid4()} | fields


class TestFundingList:
    def test_keeps_a_line_once_and_says_how_long_it_lasts(self, client, sign_in):
        service = ServiceFactory(name="Choir")
        sign_in(Role.PROVIDER, service.provider.organisation)
        typed = form(service=service.pk, amount="12000")

        for _click in range(2):
            page = client.post(URL, typed, follow=True).content.decode()

        assert Funding.objects.get().service == service
        for words in ("The Trust", "Choir", "Ends in 20 days", "12000"):
            assert words in page

    def test_is_the_provider_s_own_alone(self, client, sign_in):
        theirs = ServiceFactory()
        Funding.objects.create(
            provider=theirs.provider, funder="Secret Trust", ends_on=timezone.localdate()
        )
        sign_in(Role.PROVIDER)

        assert "Secret Trust" not in client.get(URL).content.decode()
        client.post(URL, form(service=theirs.pk))
        assert Funding.objects.count() == 1
        sign_in(Role.COMMISSIONER)
        assert client.get(URL).status_code == 403

    def test_the_id_of_another_providers_line_finds_nothing(self, client, sign_in):
        theirs = Funding.objects.create(
            provider=ServiceFactory().provider, funder="Theirs", ends_on=timezone.localdate()
        )
        sign_in(Role.PROVIDER, ServiceFactory().provider.organisation)

        assert client.post(URL, form(nonce=theirs.pk)).status_code == 404
        assert Funding.objects.get().funder == "Theirs"

    def test_says_beside_each_answer_what_is_wrong(self, client, sign_in):
        sign_in(Role.PROVIDER, ServiceFactory().provider.organisation)
        late = timezone.localdate() + timedelta(days=30)

        page = client.post(URL, form(funder="", starts_on=late)).content.decode()

        assert "Enter who gives the money" in page
        assert "It cannot end before it starts" in page
