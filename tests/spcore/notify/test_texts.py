"""Texts: by GOV.UK Notify's interface, into a folder, once; no number kept; what became of them."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from uuid import uuid4

import jwt
import pytest
from django.utils import timezone

from spcore import notify
from spcore.errors import Unavailable
from spcore.notify.models import SentMessage
from spcore.notify.receipts import read_receipts
from spcore.outbox.models import OutboxMessage, State
from spcore.outbox.registry import Uncertain
from tests.spcore.outbox.conftest import promise

pytestmark = pytest.mark.django_db
SERVICE, SECRET = str(uuid4()), str(uuid4())
OURS = {"channel": "govuk", "folder": "", "key": f"team-{SERVICE}-{SECRET}", "template": "t-1"}
WORDS = {"when": "1 December 2026 at 2pm", "phone": "01632 960100"}


class Partner:
    """Answers as GOV.UK Notify does, and remembers what it was asked."""

    def __init__(self):
        self.asked, self.status, self.became = [], 201, "delivered"
        partner = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                length = int(self.headers["Content-Length"])
                partner.asked.append((self.headers, json.loads(self.rfile.read(length))))
                self._answer(partner.status, {"id": "n-1"})

            def do_GET(self):
                self._answer(200, {"id": "n-1", "status": partner.became})

            def _answer(self, status, body):
                if status is None:
                    return
                self.send_response(status)
                self.end_headers()
                self.wfile.write(json.dumps(body).encode())

            def log_message(self, *_args):
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}"


@pytest.fixture
def partner(settings):
    partner = Partner()
    settings.TEXTS = {**OURS, "url": partner.url}
    yield partner
    partner.server.shutdown()
    partner.server.server_close()


def text(message_id=None, number="07700 900123"):
    notify.send_text(
        message_id=message_id or uuid4(),
        template="appointment_reminder",
        number=number,
        context=WORDS,
    )


class TestGovuk:
    def test_is_given_number_words_and_our_reference_signed(self, partner):
        message_id = uuid4()

        text(message_id)

        ((headers, body),) = partner.asked
        token = headers["Authorization"].removeprefix("Bearer ")
        claims = jwt.decode(token, SECRET, algorithms=["HS256"], options={"verify_iat": False})
        assert claims["iss"] == SERVICE
        assert (body["phone_number"], body["reference"]) == ("+447700900123", str(message_id))
        assert body["personalisation"]["words"] == (
            "You have an appointment on 1 December 2026 at 2pm. "
            "If you cannot come, please ring 01632 960100."
        )

    def test_is_given_it_once_and_no_number_is_kept(self, partner):
        message_id = uuid4()

        text(message_id)
        text(message_id)

        kept = SentMessage.objects.get()
        assert (len(partner.asked), kept.channel, kept.partner_id) == (1, "TEXT", "n-1")
        assert "900123" not in f"{kept.recipient}{kept.subject}{kept.body}"

    @pytest.mark.parametrize("status", [429, 500, 503])
    def test_that_is_busy_is_asked_again_later(self, partner, status):
        partner.status = status

        with pytest.raises(Unavailable):
            text()
        assert not SentMessage.objects.exists()

    def test_that_refuses_says_so(self, partner):
        partner.status = 400

        with pytest.raises(ValueError, match="400"):
            text()

    def test_that_does_not_answer_is_asked_again_later(self, settings, partner):
        settings.TEXTS = {**settings.TEXTS, "url": "http://127.0.0.1:9"}

        with pytest.raises(Unavailable):
            text()

    def test_that_breaks_off_may_have_taken_it(self, partner):
        partner.status = None

        with pytest.raises(Uncertain):
            text()


class TestReceipts:
    def test_a_text_that_could_not_be_delivered_is_a_persons_task(self, partner):
        promised = promise(state=State.DONE)
        text(promised.pk)
        partner.became = "permanent-failure"

        known = [read_receipts(at=timezone.now()) for _again in range(2)]

        promised = OutboxMessage.objects.get(pk=promised.pk)
        assert known == [1, 0]
        assert (promised.state, promised.last_error) == (State.DEAD, "permanent-failure")

    def test_sent_anew_after_that_it_leaves_once_more(self, partner):
        promised = promise(state=State.DONE)
        text(promised.pk)
        partner.became = "permanent-failure"
        read_receipts(at=timezone.now())

        text(promised.pk)

        assert (len(partner.asked), SentMessage.objects.get().receipt) == (2, "")

    @pytest.mark.parametrize("said", ["sending", "pending"])
    def test_what_is_on_its_way_is_asked_about_again(self, partner, said):
        text()
        partner.became = said

        assert read_receipts(at=timezone.now()) == 0
        assert SentMessage.objects.get().receipt == ""


class TestFolder:
    def test_gets_it_whole(self, settings, tmp_path):
        settings.TEXTS = {**OURS, "channel": "folder", "folder": str(tmp_path / "texts"), "url": ""}
        message_id = uuid4()

        text(message_id)

        written = (tmp_path / "texts" / f"{message_id}.txt").read_text()
        assert written.startswith("+447700900123\nYou have an appointment")


class TestMobile:
    @pytest.mark.parametrize(
        "number", ["07700 900123", "+44 7700 900123", "(07700) 900-123", "00447700900123"]
    )
    def test_is_one_number_however_it_is_written(self, number):
        assert notify.mobile(number) == "+447700900123"

    @pytest.mark.parametrize(
        "number", ["", "01632 960100", "7700", "+1 202 555 0100", "0770090012"]
    )
    def test_anything_else_gets_no_texts(self, number):
        assert notify.mobile(number) == ""

    def test_nothing_leaves_where_texts_are_not_set_up(self, settings):
        settings.TEXTS = {**OURS, "channel": "", "url": ""}

        with pytest.raises(LookupError):
            text()
