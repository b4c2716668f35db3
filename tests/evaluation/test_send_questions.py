"""Questions that leave by a private link."""

from uuid import uuid4

import pytest

from evaluation.handlers import send_questions
from referrals.models import Person
from spcore.notify.models import SentMessage
from spcore.outbox.registry import NotNeeded
from tests.evaluation.measures.asking import sent
from tests.factories.referrals import small_world

pytestmark = pytest.mark.django_db


class TestSendQuestions:
    def test_names_nobody_and_keeps_neither_link_nor_address(self):
        asking, _token = sent(small_world(), "ucla3")

        send_questions(asking.pk, message_id=uuid4())

        kept = SentMessage.objects.get()
        assert kept.template == "questions"
        assert asking.referral.person.family_name not in kept.body
        assert "example.org" not in kept.recipient

    def test_safe_contact_is_read_again_as_it_leaves(self):
        asking, _token = sent(small_world(), "ucla3")
        Person.objects.update(safe_contact_note="Never write")

        with pytest.raises(NotNeeded):
            send_questions(asking.pk, message_id=uuid4())

        assert not SentMessage.objects.exists()
