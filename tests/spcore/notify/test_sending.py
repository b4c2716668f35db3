"""One message to one recipient, once; repeats labelled; private links sent and not kept."""

import smtplib
from uuid import uuid4

import pytest
from django.core import mail

from spcore import notify
from spcore.errors import Unavailable
from spcore.notify.models import SentMessage
from spcore.outbox.registry import Uncertain
from tests.spcore.outbox.conftest import promise

pytestmark = pytest.mark.django_db
LINK = "https://service.example/join/secret-token"


@pytest.fixture
def letter(tmp_path, settings):
    """Give the tests a template of their own."""
    folder = tmp_path / "messages"
    folder.mkdir()
    (folder / "news.txt").write_text(
        "News of {{ reference }}\n\nSign in: {{ sign_in_address }}\n{{ link }}\n"
    )
    settings.TEMPLATES = [
        {**settings.TEMPLATES[0], "DIRS": [tmp_path, *settings.TEMPLATES[0]["DIRS"]]}
    ]


@pytest.fixture
def smtp(settings):
    settings.NOTIFY_CHANNEL = "smtp"  # the test runner's mail server: django.core.mail.outbox


def send(message_id=None, recipient="gp@staff.example", **context):
    notify.send(
        message_id=message_id or uuid4(), template="news", recipient=recipient, context=context
    )


class TestSend:
    def test_sends_to_one_recipient_and_writes_it_down(self, letter, smtp):
        message_id = uuid4()

        send(message_id, reference="SP-1")

        (sent,) = mail.outbox
        assert (sent.to, sent.cc, sent.bcc) == (["gp@staff.example"], [], [])
        assert sent.subject == "News of SP-1"
        assert "/sign-in/" in sent.body
        assert str(message_id) in sent.extra_headers["Message-ID"]
        row = SentMessage.objects.get()
        assert (row.message_id, row.recipient, row.subject) == (
            message_id,
            "gp@staff.example",
            "News of SP-1",
        )

    def test_sends_a_message_to_each_recipient_once(self, letter, smtp):
        message_id = uuid4()

        for recipient in ("a@staff.example", "b@staff.example", "a@staff.example"):
            send(message_id, recipient, reference="SP-1")

        assert [message.to for message in mail.outbox] == [["a@staff.example"], ["b@staff.example"]]

    def test_labels_what_may_be_a_repeat(self, letter, smtp):
        message = promise(is_repeat=True)

        send(message.pk, reference="SP-1")

        assert mail.outbox[0].subject == "Repeat: News of SP-1"
        assert mail.outbox[0].body.startswith("This may be a repeat")
        assert SentMessage.objects.get().is_repeat

    def test_sends_a_private_link_and_does_not_keep_it(self, letter, smtp):
        send(link=LINK)

        assert LINK in mail.outbox[0].body
        assert "secret-token" not in SentMessage.objects.get().body

    def test_the_demo_keeps_everything_and_sends_nothing(self, letter, settings):
        settings.NOTIFY_CHANNEL = "record"

        send(link=LINK)

        assert mail.outbox == []
        assert LINK in SentMessage.objects.get().body

    @pytest.mark.parametrize("word", ["name", "person", "nhs_number", "reason", "service"])
    def test_takes_no_word_about_a_person(self, letter, smtp, word):
        with pytest.raises(ValueError, match=word):
            send(**{word: "x"})

        assert mail.outbox == []


class FakeServer:
    """A mail server that fails in one way."""

    def __init__(self, *, opening: Exception | None = None, sending: Exception | None = None):
        self.opening, self.sending = opening, sending

    def open(self):
        if self.opening:
            raise self.opening

    def send_messages(self, _messages):
        if self.sending:
            raise self.sending

    def close(self):
        raise smtplib.SMTPServerDisconnected


REFUSED = {"gp@staff.example": (550, b"no such box")}
BUSY = {"gp@staff.example": (451, b"later")}


class TestMailServer:
    @pytest.mark.parametrize(
        ("server", "raised"),
        [
            (FakeServer(opening=ConnectionRefusedError()), Unavailable),
            (FakeServer(opening=TimeoutError()), Unavailable),
            (FakeServer(opening=smtplib.SMTPConnectError(421, b"busy")), Unavailable),
            (FakeServer(sending=smtplib.SMTPRecipientsRefused(BUSY)), Unavailable),
            (FakeServer(sending=smtplib.SMTPDataError(452, b"full")), Unavailable),
            (
                FakeServer(sending=smtplib.SMTPRecipientsRefused(REFUSED)),
                smtplib.SMTPRecipientsRefused,
            ),
            (FakeServer(sending=smtplib.SMTPDataError(554, b"no")), smtplib.SMTPDataError),
            (FakeServer(sending=smtplib.SMTPServerDisconnected()), Uncertain),
            (FakeServer(sending=TimeoutError()), Uncertain),
        ],
    )
    def test_each_failure_says_whether_it_may_have_been_sent(
        self, letter, smtp, monkeypatch, server, raised
    ):
        monkeypatch.setattr("spcore.notify.channels.get_connection", lambda: server)

        with pytest.raises(raised):
            send(reference="SP-1")

        assert not SentMessage.objects.exists()

    def test_how_it_parts_changes_nothing(self, letter, smtp, monkeypatch):
        monkeypatch.setattr("spcore.notify.channels.get_connection", FakeServer)

        send(reference="SP-1")

        assert SentMessage.objects.exists()
