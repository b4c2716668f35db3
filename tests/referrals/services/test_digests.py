"""The weekly digest: on Mondays, once, numbers only, and not to who stopped it."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.core import mail

from referrals import handlers, services
from referrals.models import Digest, PracticePreferences
from spcore.notify.models import SentMessage
from spcore.outbox.models import OutboxMessage
from spcore.outbox.registry import NotNeeded
from tests.factories.referrals import PersonFactory
from tests.referrals.lettering import told_world

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


class TestPromiseDigests:
    def test_promises_one_a_week_to_a_practice_with_something_open(self):
        told_world().referral(submitted=True)

        first, again = (services.promise_digests(at=MONDAY) for _run in range(2))

        assert (first, again) == (1, 0)
        assert OutboxMessage.objects.filter(topic="digest.send").count() == 1

    @pytest.mark.parametrize(
        "at",
        [datetime(2026, 11, 24, 8, 0, tzinfo=UTC), datetime(2026, 11, 23, 5, 0, tzinfo=UTC)],
        ids=["Tuesday", "too early"],
    )
    def test_promises_none_at_another_time(self, at):
        told_world().referral(submitted=True)

        assert services.promise_digests(at=at) == 0

    def test_leaves_out_who_stopped_it_and_who_sent_nothing(self):
        world = told_world()
        world.referral(submitted=True)
        PracticePreferences.objects.create(practice=world.practice, wants_digest=False)

        assert services.promise_digests(at=MONDAY) == 0


class TestSendDigest:
    def test_says_two_numbers_and_how_to_stop_and_names_nobody(self, settings):
        settings.NOTIFY_CHANNEL = "record"
        world = told_world()
        world.referral(
            status="returned",
            submitted_at=MONDAY,
            whose_move="referrer",
            person=PersonFactory(given_name="Maureen", family_name="Hargreaves"),
        )
        digest = Digest.objects.create(practice=world.practice, week_on=MONDAY.date())

        handlers.send_digest(digest.pk, message_id=uuid4())

        sent = SentMessage.objects.get()
        assert sent.recipient == "workflow@practice.example"
        assert "please see to 1 referral" in sent.body
        assert "/digest/stop/" in sent.body
        assert "Hargreaves" not in sent.body

    def test_lets_a_mail_program_offer_to_stop_it(self, settings):
        settings.NOTIFY_CHANNEL = "smtp"  # the test runner's mail server: django.core.mail.outbox
        world = told_world()
        world.referral(status="returned", submitted_at=MONDAY, whose_move="referrer")
        digest = Digest.objects.create(practice=world.practice, week_on=MONDAY.date())

        handlers.send_digest(digest.pk, message_id=uuid4())

        (sent,) = mail.outbox
        link = sent.extra_headers["List-Unsubscribe"].strip("<>")
        assert link in sent.body
        assert sent.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"

    def test_sends_nothing_where_there_is_nothing_to_say(self):
        digest = Digest.objects.create(practice=told_world().practice, week_on=MONDAY.date())

        with pytest.raises(NotNeeded):
            handlers.send_digest(digest.pk, message_id=uuid4())
