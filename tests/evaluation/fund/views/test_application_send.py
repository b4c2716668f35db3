"""Checking and sending an application."""

import pytest

from evaluation.fund.models import Application
from tests.evaluation.fund.world import application_in, fund_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestApplicationSend:
    def test_says_what_is_not_met_and_sends_once_all_is(self):
        world = fund_world("open")
        row = application_in(world, status="draft", sent_at=None, how_known="")
        browser, address = signed_in(world.provider), f"/fund/applications/{row.pk}/send/"

        early = text_of(browser.post(address))
        Application.objects.update(how_known="They come")
        answer = browser.post(address)
        sent_at = Application.objects.get().sent_at
        again = browser.post(address)

        assert "Still to write: how you will know." in early
        assert answer.url == again.url == f"/fund/applications/{row.pk}/"
        assert Application.objects.get().status == "sent"
        assert Application.objects.get().sent_at == sent_at
        assert browser.get(address).status_code == 409

    def test_leads_from_a_service_that_is_not_chosen_to_where_it_is(self):
        world = fund_world("open")
        row = application_in(world, status="draft", sent_at=None)
        row.services.clear()

        page = text_of(signed_in(world.provider).get(f"/fund/applications/{row.pk}/send/"))

        found = page[
            page.index("Choose a service of yours") : page.index("What the panel will read")
        ]
        assert f'href="/fund/applications/{row.pk}/edit/"' in found
        assert "/my-services/" not in found
