"""Texts to one's own mobile: nothing goes there before the code was typed in."""

from datetime import timedelta

import pytest
from django.utils import timezone

from spcore.accounts.handlers import send_text_code
from spcore.accounts.models import TextNumber, User
from spcore.accounts.selectors import mobile_of, user_of_mobile
from spcore.accounts.text_codes import MOST_TRIES, TOPIC
from spcore.notify import texts
from spcore.outbox.models import OutboxMessage
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
PAGE = "/account/texts/"
NUMBER = "07700 900123"


@pytest.fixture
def phone(monkeypatch, settings):
    """Return the words of the texts that left."""
    left = []
    settings.TEXTS = {**settings.TEXTS, "channel": "folder"}
    monkeypatch.setitem(texts.CHANNELS, "folder", lambda text: left.append(text) or "")
    return left


def code_on(phone):
    message = OutboxMessage.objects.filter(topic=TOPIC).latest("created_at")
    send_text_code(message.subject_id, message_id=message.pk)
    return phone[-1].words.split()[0]


def worker():
    actor = small_world().worker
    return signed_in(actor), User.objects.get(pk=actor.user_id)


class TestTextNumber:
    def test_takes_a_number_once_its_code_was_typed_in(self, phone):
        client, user = worker()
        client.post(PAGE, {"number": NUMBER})
        before = mobile_of(user)

        page = client.post(PAGE, {"code": code_on(phone)}, follow=True)

        assert before == ""
        assert phone[0].number == "+447700900123"
        assert "Texts go to +447700900123" in text_of(page)
        assert (mobile_of(user), user_of_mobile("+447700900123")) == ("+447700900123", user)

    def test_keeps_what_was_typed_when_it_is_no_mobile(self, phone):
        client, _user = worker()

        page = client.post(PAGE, {"number": "01632 960100"})

        assert "Enter a UK mobile number" in text_of(page)
        assert "01632 960100" in page.content.decode()
        assert not TextNumber.objects.exists()

    def test_five_wrong_codes_end_it_and_a_new_one_works(self, phone):
        client, user = worker()
        client.post(PAGE, {"number": NUMBER})
        right = code_on(phone)
        wrong = "000000" if right != "000000" else "111111"
        said = [text_of(client.post(PAGE, {"code": wrong})) for _again in range(MOST_TRIES)]

        ended = text_of(client.post(PAGE, {"code": right}))
        client.post(PAGE, {"number": "+447700900123"})
        client.post(PAGE, {"code": code_on(phone)})

        assert all("This is not the code" in page for page in said)
        assert "This code has ended" in ended
        assert mobile_of(user) == "+447700900123"

    def test_a_code_ends_after_a_quarter_of_an_hour(self, phone):
        client, user = worker()
        client.post(PAGE, {"number": NUMBER})
        code = code_on(phone)
        TextNumber.objects.update(code_ends_at=timezone.now() - timedelta(seconds=1))

        client.post(PAGE, {"code": code})

        assert mobile_of(user) == ""

    def test_a_number_is_one_persons(self, phone):
        client, user = worker()
        other = User.objects.exclude(pk=user.pk).first()
        TextNumber.objects.create(user=other, number="+447700900123", confirmed_at=timezone.now())
        client.post(PAGE, {"number": NUMBER})

        page = client.post(PAGE, {"code": code_on(phone)})

        assert "Somebody else who works here" in text_of(page)
        assert mobile_of(user) == ""

    def test_stopping_forgets_the_number(self, phone):
        client, user = worker()
        TextNumber.objects.create(user=user, number="+447700900123", confirmed_at=timezone.now())

        client.post(PAGE, {"stop": "1"})

        assert not TextNumber.objects.exists()
