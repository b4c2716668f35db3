"""Asking for a new link to one's shortlist."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from linkworkers.models import OwnLink
from spcore.outbox.models import OutboxMessage
from tests.factories.referrals import small_world
from tests.linkworkers.shortlisting import link_to_list, token_of
from tests.referrals.signing import text_of

pytestmark = pytest.mark.django_db


class TestOwnLinkAgain:
    def test_sends_one_for_a_link_that_ran_out_and_says_the_same_to_everybody(self):
        link = link_to_list(small_world())
        token = token_of(link)
        long_ago = timezone.now() - timedelta(days=8)
        OwnLink.objects.update(expires_at=long_ago, promised_at=long_ago)
        client, stranger = Client(), Client()
        client.post(f"/choices/{token}/")

        assert "Send me a new link" in text_of(client.get("/choices/"))
        said = text_of(client.post("/choices/again/"))

        assert "Look at your messages" in said
        assert "Look at your messages" in text_of(stranger.post("/choices/again/"))
        assert OutboxMessage.objects.filter(topic="shortlist.send").count() == 2
