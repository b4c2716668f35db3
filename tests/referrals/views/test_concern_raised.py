"""What whoever raised a concern is told."""

from datetime import timedelta

import pytest
from django.utils import timezone

from referrals import services
from referrals.models import Concern
from spcore.outbox import delivery
from spcore.outbox.models import OutboxMessage, State
from spcore.outbox.relay import Relay
from tests.factories.referrals import small_world
from tests.referrals.sharing import offered
from tests.referrals.signing import signed_in, text_of
from tests.referrals.worrying import concern_on

pytestmark = pytest.mark.django_db


class TestConcernRaised:
    def test_names_the_owner_to_staff(self):
        world = small_world()
        concern = concern_on(world.referral(active=True), by=world.gp)

        page = text_of(signed_in(world.gp).get(f"/concerns/{concern.pk}/raised/"))

        assert world.supervisor.name in page
        assert "This does not replace a phone call" in page

    def test_tells_a_provider_role_and_time_and_no_content(self):
        sharing = offered().sent()
        concern = concern_on(sharing.onward.referral, by=sharing.provider)
        services.see_concern(concern_id=concern.pk, actor=sharing.world.worker, at=timezone.now())
        services.take_over_concern(
            concern_id=concern.pk,
            actor=sharing.world.worker,
            at=timezone.now(),
            action_taken="CNRY-action",
        )
        browser = signed_in(sharing.provider)

        page = text_of(browser.get(f"/concerns/{concern.pk}/raised/"))
        inbox = text_of(browser.get(f"/inbox/{sharing.onward.pk}/"))

        assert "Received by the link worker on" in page
        assert "Taken over" in page
        assert "Your concern was received by the link worker on" in inbox
        for words in ("CNRY", sharing.world.worker.name):
            assert words not in page

    def test_says_not_delivered_and_whom_to_phone_when_nothing_left_in_ten_seconds(self):
        world = small_world()
        world.scheme.duty_phone = "01772 496 111"
        world.scheme.save()
        concern = concern_on(world.referral(active=True), by=world.gp)
        browser, page = signed_in(world.gp), f"/concerns/{concern.pk}/raised/"

        at_once = text_of(browser.get(page))
        Concern.objects.update(raised_at=timezone.now() - timedelta(seconds=7))
        later = text_of(browser.get(page))

        assert "Telling them now" in at_once
        assert "NOT delivered" not in at_once
        assert '<noscript><meta http-equiv="refresh" content="3">' in at_once
        assert "NOT delivered: phone" in later
        assert later.index("NOT delivered") < later.index('href="tel:')

    def test_says_that_an_e_mail_left_once_it_has_and_stops_asking(self, settings):
        settings.NOTIFY_CHANNEL = "record"
        world = small_world()
        concern = concern_on(world.referral(active=True), by=world.gp)
        for message in OutboxMessage.objects.filter(topic="concern.tell"):
            delivery.deliver(message_id=message.pk, sources=(State.PENDING,))
        Concern.objects.update(raised_at=timezone.now() - timedelta(seconds=20))

        page = text_of(signed_in(world.gp).get(f"/concerns/{concern.pk}/raised/"))

        assert "An email that something urgent waits has left" in page
        assert "does not mean that anybody has read it" in page
        assert 'data-live="3"' not in page
        assert "On the pages of: " in page
        assert world.worker.name in page

    def test_with_broker_and_mail_dead_the_relay_tries_and_the_page_says_not_delivered(
        self, settings
    ):
        settings.NOTIFY_CHANNEL, settings.CELERY_BROKER_URL = "smtp", "redis://127.0.0.1:1/0"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        world = small_world()
        concern = concern_on(world.referral(active=True), by=world.gp)
        Relay(_no_broker).turn()
        Concern.objects.update(raised_at=timezone.now() - timedelta(seconds=9))

        page = text_of(signed_in(world.gp).get(f"/concerns/{concern.pk}/raised/"))

        assert OutboxMessage.objects.filter(attempts=1).exists()
        assert "NOT delivered" in page
        assert "1 open concern" in text_of(signed_in(world.supervisor).get("/concerns/urgent/"))

    def test_is_not_there_for_anybody_else(self):
        world = small_world()
        concern = concern_on(world.referral(active=True), by=world.gp)

        answer = signed_in(world.worker).get(f"/concerns/{concern.pk}/raised/")

        assert answer.status_code == 404


def _no_broker(_message_ids, _lane):
    raise OSError
