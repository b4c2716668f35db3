"""The demo's letter box."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from spcore.notify.models import Channel, SentMessage
from tests.spcore.outbox.conftest import NOON

pytestmark = pytest.mark.django_db


def sent(number: int) -> None:
    SentMessage.objects.create(
        message_id=uuid4(),
        channel=Channel.EMAIL,
        template="any",
        recipient=f"someone{number:03}@staff.example",
        subject="News",
        body="Sign in",
        sent_at=NOON + timedelta(minutes=number),
    )


class TestMessageList:
    def test_shows_every_message_newest_first_page_by_page(self, client, settings):
        settings.DEMO = True
        for number in range(30):
            sent(number)

        first = client.get(reverse("ops:message_list"))
        page = first.content.decode()
        second = client.get(reverse("ops:message_list") + first.context["older"]).content.decode()

        assert page.index("someone029") < page.index("someone005")
        assert "someone004" not in page
        assert "someone004" in second
        assert "someone005" not in second

    def test_is_not_there_outside_the_demo(self, client, settings):
        settings.DEMO = False
        settings.SECURE_SSL_REDIRECT = False

        assert client.get(reverse("ops:message_list")).status_code == 404

    def test_an_address_that_makes_no_sense_shows_the_first_page(self, client, settings):
        settings.DEMO = True
        sent(1)

        page = client.get(reverse("ops:message_list"), {"before": "'; DROP"}).content.decode()

        assert "someone001" in page
