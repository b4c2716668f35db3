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

        assert "Still to write: how you will know." in early
        assert answer.url == f"/fund/applications/{row.pk}/"
        assert Application.objects.get().status == "sent"
