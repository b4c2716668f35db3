"""Asking for a new link to confirm one's listings."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from providers.models import ListingAsk
from spcore.outbox.models import OutboxMessage
from tests.providers.keeping import due, opened, owner

pytestmark = pytest.mark.django_db
URL = "/still-right/again/"


class TestListingsLinkAgain:
    def test_promises_one_to_the_address_on_file_at_most_every_ten_minutes(self):
        provider = owner()
        due(provider)
        client = opened(provider)

        client.post(URL)
        at_once = OutboxMessage.objects.count()
        ListingAsk.objects.update(sent_at=timezone.now() - timedelta(days=15))
        client.post(URL)

        assert (at_once, OutboxMessage.objects.count()) == (0, 1)

    def test_says_the_same_to_a_stranger(self):
        page = Client().post(URL)

        assert (page.status_code, "Look in your email" in page.content.decode()) == (200, True)
        assert OutboxMessage.objects.count() == 0
