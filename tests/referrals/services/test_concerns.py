"""Concerns that nobody takes over go to the next in line; who learns of one."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from referrals import handlers, services
from spcore.accounts.models import User
from spcore.accounts.roles import Role
from spcore.notify.models import SentMessage
from spcore.outbox.models import Lane, OutboxMessage
from spcore.outbox.registry import NotNeeded, all_watches
from tests.factories.accounts import actor_in
from tests.factories.referrals import small_world
from tests.referrals.rostering import on_call_now
from tests.referrals.signing import signed_in, text_of
from tests.referrals.worrying import concern_on

pytestmark = pytest.mark.django_db


def in_minutes(number):
    return timezone.now() + timedelta(minutes=number)


class TestEscalateConcerns:
    def test_promises_once_after_fifteen_minutes_that_somebody_else_is_told(self):
        world = small_world()
        concern_on(world.referral(active=True), by=world.worker)

        counts = [services.escalate_concerns(at=in_minutes(number)) for number in (14, 16, 17)]

        assert counts == [0, 1, 0]
        assert OutboxMessage.objects.get(topic="concern.escalate").lane == Lane.SAFETY

    def test_seen_does_not_stop_it_and_taken_over_does(self):
        world = small_world()
        seen = concern_on(world.referral(active=True), by=world.worker)
        settled = concern_on(world.referral(active=True), by=world.worker)
        services.see_concern(concern_id=seen.pk, actor=world.worker, at=timezone.now())
        services.take_over_concern(
            concern_id=settled.pk, actor=world.worker, at=timezone.now(), action_taken="Rang"
        )

        services.escalate_concerns(at=in_minutes(16))

        promised = OutboxMessage.objects.get(topic="concern.escalate")
        assert promised.subject_id == seen.pk

    def test_is_watched_by_the_relay(self):
        assert all_watches()[handlers.escalate_concerns] == timedelta(minutes=1)

    def test_sends_nothing_of_demo_rows(self):
        world = small_world()
        concern_on(world.referral(active=True, is_demo=True), by=world.worker)

        assert services.escalate_concerns(at=in_minutes(16)) == 0


class TestTellNextInLine:
    @pytest.fixture(autouse=True)
    def _messages_are_kept(self, settings):
        settings.NOTIFY_CHANNEL = "record"

    def test_writes_to_supervisors_and_leads_of_that_team_alone(self):
        world, other = small_world(), small_world()
        lead = actor_in(Role.SAFEGUARDING_LEAD, world.scheme.organisation)
        on_call_now(world, world.worker)
        concern = concern_on(world.referral(active=True), by=world.gp)

        handlers.tell_next_in_line(concern.pk, message_id=uuid4())

        told = set(SentMessage.objects.values_list("user_id", flat=True))
        assert told == {world.supervisor.user_id, lead.user_id}
        assert other.supervisor.user_id not in told
        assert not SentMessage.objects.filter(body__contains="CNRY").exists()

    def test_is_not_needed_once_taken_over_and_fails_loudly_with_nobody(self):
        world = small_world()
        concern = concern_on(world.referral(active=True), by=world.worker)
        User.objects.filter(pk=world.supervisor.user_id).update(is_active=False)

        with pytest.raises(LookupError):
            handlers.tell_next_in_line(concern.pk, message_id=uuid4())
        services.take_over_concern(
            concern_id=concern.pk, actor=world.worker, at=timezone.now(), action_taken="Rang"
        )
        with pytest.raises(NotNeeded):
            handlers.tell_next_in_line(concern.pk, message_id=uuid4())


class TestWhoLearnsOfOne:
    def test_a_gp_sees_the_flag_and_an_administrator_is_sent_to_the_lead(self):
        world = small_world()
        referral = world.referral(active=True)
        concern = concern_on(referral, by=world.worker)
        admin = actor_in(Role.REFERRER_ADMIN, world.practice)

        gp = text_of(signed_in(world.gp).get(f"/referrals/{referral.pk}/"))
        practice = text_of(signed_in(admin).get(f"/referrals/{referral.pk}/"))

        assert f"/concerns/{concern.pk}/" in gp
        assert "safeguarding lead" in practice
        for words in ("CNRY", "Open concern", f"/concerns/{concern.pk}/"):
            assert words not in practice

    def test_an_owner_sees_how_many_wait_on_triage_too(self):
        world = small_world()
        User.objects.filter(pk=world.worker.user_id).update(is_active=False)
        concern_on(world.referral(active=True), by=world.gp)

        page = text_of(signed_in(world.supervisor).get("/triage/"))

        assert "1 open concern is yours to take over" in page
