"""Asking for a new link."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from referrals import handlers
from referrals.models import AnswerLink
from spcore.notify.models import SentMessage
from spcore.outbox.models import OutboxMessage
from tests.referrals.linking import linked, opened
from tests.referrals.signing import text_of

pytestmark = pytest.mark.django_db
URL = "/answer/again/"


def promised() -> list[OutboxMessage]:
    return list(OutboxMessage.objects.filter(topic="onward.link_again"))


def too_old(sharing) -> None:
    now = timezone.now()
    links = AnswerLink.objects.filter(pk=sharing.onward.pk)
    links.update(sent_at=now - timedelta(days=15), expires_at=now - timedelta(days=1))


class TestAnswerLinkAgain:
    def test_sends_a_new_one_to_the_address_on_file_and_to_no_other(self, settings):
        settings.NOTIFY_CHANNEL = "record"
        sharing, client = opened()
        organisation = sharing.onward.provider.organisation
        organisation.workflow_email = "inbox@choir.example"
        organisation.save()
        too_old(sharing)

        client.post(URL, {"email": "somebody@else.example"})
        message = promised()[0]
        handlers.send_link_again(message.subject_id, message_id=message.pk)

        sent = SentMessage.objects.get()
        assert sent.recipient == "inbox@choir.example"
        assert "/answer/" in sent.body
        assert "CNRY" not in sent.subject + sent.body

    def test_sends_none_twice_in_ten_minutes_nor_for_what_was_answered(self):
        _sharing, new = opened()
        sharing, client = opened()
        too_old(sharing)
        sharing.answered("accept")

        for browser in (new, client):
            browser.post(URL)

        assert promised() == []

    def test_says_the_same_to_whoever_asks(self):
        sharing, token = linked()
        too_old(sharing)
        known, stranger = Client(), Client()
        known.post(f"/answer/{token}/")

        pages = [text_of(client.post(URL)) for client in (known, stranger)]

        assert all("Look in your email" in page for page in pages)
        assert len(promised()) == 1
