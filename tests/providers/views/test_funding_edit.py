"""Changing a line of money."""

from datetime import timedelta

import pytest
from django.utils import timezone

from providers.models import Funding, FundingWarning
from spcore.accounts.roles import Role
from tests.factories.providers import ServiceFactory

pytestmark = pytest.mark.django_db
FIELDS = ("funder", "service", "amount", "nonce", "version")


class TestFundingEdit:
    def test_saves_it_and_warns_anew_of_another_end(self, client, sign_in):
        service, today = ServiceFactory(), timezone.localdate()
        line = Funding.objects.create(
            provider=service.provider, funder="The Trust", ends_on=today, amount=500
        )
        FundingWarning.objects.create(funding=line, months=1, warned_at=timezone.now())
        address, ends = f"/my-services/money/{line.pk}/", today + timedelta(days=400)
        sign_in(Role.PROVIDER)
        hidden = client.get(address).status_code
        sign_in(Role.PROVIDER, service.provider.organisation)
        form = client.get(address).context["form"]
        sent = {name: form[name].value() for name in FIELDS}

        client.post(address, sent | {"ends_on": ends})

        line.refresh_from_db()
        assert hidden == 404
        assert (line.funder, line.amount, line.ends_on) == ("The Trust", 500, ends)
        assert not FundingWarning.objects.exists()

    def test_overwrites_nothing_that_somebody_else_saved_meanwhile(self, client, sign_in):
        service, today = ServiceFactory(), timezone.localdate()
        line = Funding.objects.create(provider=service.provider, funder="A", ends_on=today)
        sign_in(Role.PROVIDER, service.provider.organisation)
        address = f"/my-services/money/{line.pk}/"
        form = client.get(address).context["form"]
        sent = {name: form[name].value() for name in FIELDS if name != "amount"}
        sent |= {"ends_on": today}
        client.post(address, sent | {"funder": "The first"})

        answer = client.post(address, sent | {"funder": "The second"})

        line.refresh_from_db()
        assert (line.funder, line.version) == ("The first", 1)
        page = answer.content.decode()
        assert "Somebody else has changed this" in page
        assert "The first" in page

        again = answer.context["form"]["version"].value()
        client.post(address, sent | {"funder": "The second", "version": again})

        line.refresh_from_db()
        assert (line.funder, line.version) == ("The second", 2)
