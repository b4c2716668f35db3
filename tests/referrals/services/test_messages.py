"""Whose move it is after a question and an answer, and who is told that one waits."""

from uuid import uuid4

import pytest

from referrals import handlers, services
from referrals.models import Message, Referral
from spcore.errors import Conflict
from spcore.notify.models import SentMessage
from spcore.outbox.models import OutboxMessage
from spcore.outbox.registry import NotNeeded
from tests.factories.referrals import NOON, small_world

pytestmark = pytest.mark.django_db


def write(actor, referral, *, asks: bool = False, words: str = "Words CNRY") -> Message:
    return services.write_message(
        new=services.NewMessage(referral.pk, words, asks=asks, nonce=uuid4()), actor=actor, at=NOON
    )


class TestWriteMessage:
    @pytest.mark.parametrize(
        ("status", "move"),
        [
            ("submitted", "team"),
            ("accepted", "team"),
            ("allocated", "worker"),
            ("active", "worker"),
        ],
    )
    def test_gives_the_move_to_the_referrer_and_back(self, status, move):
        world = small_world()
        referral = world.referral(**{status: True})

        write(world.supervisor, referral, asks=True)
        asked = Referral.objects.get().whose_move
        write(world.gp, referral)

        assert asked == "referrer"
        assert Referral.objects.get().whose_move == move

    def test_takes_nothing_once_it_is_over(self):
        world = small_world()
        referral = world.referral(submitted=True)
        Referral.objects.update(status="withdrawn")

        with pytest.raises(Conflict):
            write(world.gp, referral)

    def test_leaves_a_line_on_the_timeline_without_the_words(self):
        world = small_world()
        referral = world.referral(submitted=True)

        write(world.worker, referral, asks=True)

        line = referral.timeline.get()
        assert (line.label, line.detail) == ("Asked the referrer a question", "")

    def test_promises_to_tell_the_other_side(self):
        world = small_world()

        message = write(world.worker, world.referral(submitted=True), asks=True)

        assert OutboxMessage.objects.get().subject_id == message.pk


class TestTellOfMessage:
    @pytest.fixture(autouse=True)
    def _messages_are_kept(self, settings):
        settings.NOTIFY_CHANNEL = "record"

    def test_writes_to_the_practices_inbox_and_names_nobody(self):
        world = small_world()
        world.practice.workflow_email = "workflow@practice.example"
        world.practice.save()
        referral = world.referral(submitted=True)
        message = write(world.worker, referral, asks=True)

        handlers.tell_of_message(message.pk, message_id=uuid4())

        sent = SentMessage.objects.get()
        assert (sent.recipient, sent.template) == ("workflow@practice.example", "message_question")
        assert "CNRY" not in sent.body + sent.subject
        assert referral.person.family_name not in sent.body + sent.subject

    def test_writes_to_the_link_worker_else_to_the_supervisors(self):
        world = small_world()
        unheld = write(world.gp, world.referral(submitted=True))
        held = write(world.gp, world.referral(active=True))

        handlers.tell_of_message(unheld.pk, message_id=uuid4())
        handlers.tell_of_message(held.pk, message_id=uuid4())

        users = list(SentMessage.objects.order_by("pk").values_list("user_id", flat=True))
        assert sorted(map(str, users)) == sorted(
            [str(world.supervisor.user_id), str(world.worker.user_id)]
        )

    def test_tells_nobody_of_what_was_read_meanwhile(self):
        world = small_world()
        referral = world.referral(submitted=True)
        message = write(world.worker, referral, asks=True)
        services.read_thread(referral_id=referral.pk, actor=world.gp, at=NOON)

        with pytest.raises(NotNeeded):
            handlers.tell_of_message(message.pk, message_id=uuid4())

    def test_tells_nobody_where_feedback_was_closed_meanwhile(self):
        world = small_world()
        referral = world.referral(active=True)
        message = write(world.worker, referral)
        Referral.objects.update(codes_only=True)

        with pytest.raises(NotNeeded):
            handlers.tell_of_message(message.pk, message_id=uuid4())
