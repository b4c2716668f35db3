"""Who is told of a concern at once, and who in turn while nobody takes it over."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from referrals import handlers, selectors, services
from referrals.models import ActKind, Concern, ConcernAct, Why
from spcore.accounts.models import User
from spcore.accounts.roles import Role
from spcore.notify.models import SentMessage
from spcore.outbox.models import Lane, OutboxMessage
from spcore.outbox.registry import NotNeeded, all_watches
from tests.factories.accounts import actor_in
from tests.factories.referrals import small_world
from tests.referrals.rostering import on_call_now
from tests.referrals.worrying import concern_on

pytestmark = pytest.mark.django_db


def in_minutes(number):
    return timezone.now() + timedelta(minutes=number)


def told(concern):
    acts = ConcernAct.objects.told(concern)
    return {(act.user_id, act.why) for act in acts}


def owner_of(concern):
    return Concern.objects.get(pk=concern.pk).owner_id


class TestTellFirst:
    def test_tells_owner_others_on_call_own_worker_and_lead_in_the_same_transaction(self):
        world = small_world()
        first, second = (actor_in(Role.LINK_WORKER, world.team) for _count in range(2))
        lead = actor_in(Role.SAFEGUARDING_LEAD, world.scheme.organisation)
        on_call_now(world, second, first=1)
        on_call_now(world, first, first=0)

        concern = concern_on(world.referral(active=True), by=world.gp)

        assert told(concern) == {
            (first.user_id, Why.OWNER),
            (second.user_id, Why.ON_CALL),
            (world.worker.user_id, Why.WORKER),
            (lead.user_id, Why.LEAD),
        }
        assert owner_of(concern) == first.user_id
        for actor in (first, second, world.worker, lead):
            assert selectors.urgent_for(actor).count() == 1
            assert Concern.objects.visible_to(actor).filter(pk=concern.pk).exists()
        assert selectors.urgent_for(world.supervisor).count() == 0

    def test_promises_e_mails_in_the_safety_lane_but_none_to_the_lead(self):
        world = small_world()
        actor_in(Role.SAFEGUARDING_LEAD, world.scheme.organisation)

        concern_on(world.referral(active=True), by=world.gp)

        promises = OutboxMessage.objects.filter(topic="concern.tell")
        assert {promise.lane for promise in promises} == {Lane.SAFETY}
        assert promises.count() == 2

    def test_tells_every_supervisor_where_nobody_is_on_call(self):
        world = small_world()
        second = actor_in(Role.SUPERVISOR, world.team)

        concern = concern_on(world.referral(active=True), by=world.worker)

        assert (second.user_id, "") in told(concern)
        assert selectors.urgent_for(second).count() == 1

    def test_a_colleague_who_is_not_on_call_learns_nothing(self):
        world = small_world()
        colleague = actor_in(Role.LINK_WORKER, world.team)

        concern = concern_on(world.referral(active=True), by=world.gp)

        assert selectors.urgent_for(colleague).count() == 0
        assert not Concern.objects.visible_to(colleague).filter(pk=concern.pk).exists()


class TestEscalateConcerns:
    def test_goes_to_the_next_on_the_rota_after_15_minutes_and_to_the_managers_after_30(self):
        world = small_world()
        first, second = (actor_in(Role.LINK_WORKER, world.team) for _count in range(2))
        lead = actor_in(Role.SAFEGUARDING_LEAD, world.scheme.organisation)
        on_call_now(world, first, first=0)
        on_call_now(world, second, first=1)
        concern = concern_on(world.referral(active=True), by=world.gp)
        owners = []

        for minutes in (14, 15, 29, 30, 31):
            services.escalate_concerns(at=in_minutes(minutes))
            owners.append(owner_of(concern))

        at_first, then, at_last = first.user_id, second.user_id, world.supervisor.user_id
        assert owners == [at_first, then, then, at_last, at_last]
        assert {(second.user_id, Why.NEXT), (lead.user_id, Why.MANAGER)} <= told(concern)
        assert (world.supervisor.user_id, Why.MANAGER) in told(concern)

    def test_a_scheme_sets_its_own_minutes(self):
        world = small_world()
        world.scheme.pass_on_minutes, world.scheme.lead_minutes = 3, 5
        world.scheme.save()
        concern = concern_on(world.referral(active=True), by=world.gp)

        moved = [services.escalate_concerns(at=in_minutes(number)) for number in (2, 3, 4, 5, 6)]

        concern.refresh_from_db()
        assert moved == [0, 1, 0, 1, 0]
        assert concern.passed_on_at < concern.lead_told_at

    def test_seen_does_not_stop_it_and_taken_over_does(self):
        world = small_world()
        seen = concern_on(world.referral(active=True), by=world.worker)
        settled = concern_on(world.referral(active=True), by=world.worker)
        services.see_concern(concern_id=seen.pk, actor=world.supervisor, at=timezone.now())
        services.take_over_concern(
            concern_id=settled.pk, actor=world.worker, at=timezone.now(), action_taken="Rang"
        )

        services.escalate_concerns(at=in_minutes(16))

        seen.refresh_from_db()
        settled.refresh_from_db()
        assert seen.passed_on_at is not None
        assert settled.passed_on_at is None

    def test_tells_whoever_comes_on_call_while_it_is_open_once(self):
        world = small_world()
        concern = concern_on(world.referral(active=True), by=world.gp)
        late = actor_in(Role.LINK_WORKER, world.team)
        on_call_now(world, late)

        moved = [services.escalate_concerns(at=timezone.now()) for _count in range(2)]

        assert moved == [1, 0]
        assert (late.user_id, Why.ON_CALL) in told(concern)
        assert owner_of(concern) == world.supervisor.user_id

    def test_with_nobody_else_in_line_it_stays_with_its_owner_and_open(self):
        world = small_world()
        concern = concern_on(world.referral(active=True), by=world.gp)
        User.objects.exclude(pk=world.supervisor.user_id).update(is_active=False)

        for minutes in (16, 31):
            services.escalate_concerns(at=in_minutes(minutes))

        assert owner_of(concern) == world.supervisor.user_id

    def test_is_watched_by_the_relay_and_by_requests(self):
        assert all_watches()[handlers.escalate_concerns] == timedelta(minutes=1)

    def test_any_request_does_it_too(self, settings, client):
        settings.WEB_WATCHES = True
        world = small_world()
        concern = concern_on(world.referral(active=True), by=world.gp)
        Concern.objects.update(raised_at=in_minutes(-16))

        client.get("/sign-in/")

        concern.refresh_from_db()
        assert concern.passed_on_at is not None


class TestTellOfConcern:
    @pytest.fixture(autouse=True)
    def _messages_are_kept(self, settings):
        settings.NOTIFY_CHANNEL = "record"

    def test_writes_to_one_person_and_says_nothing_of_anybody(self):
        world = small_world()
        concern = concern_on(world.referral(active=True), by=world.gp)
        act = ConcernAct.objects.get(concern=concern, why=Why.OWNER)

        handlers.tell_of_concern(act.pk, message_id=uuid4())

        sent = SentMessage.objects.get()
        assert sent.user_id == world.supervisor.user_id
        assert "CNRY" not in sent.body + sent.subject
        assert concern.referral.reference not in sent.body + sent.subject

    def test_is_not_needed_once_taken_over_nor_for_somebody_who_left(self):
        world = small_world()
        concern = concern_on(world.referral(active=True), by=world.gp)
        owner, worker = ConcernAct.objects.told(concern).order_by("why")
        User.objects.filter(pk=owner.user_id).update(is_active=False)

        with pytest.raises(NotNeeded):
            handlers.tell_of_concern(owner.pk, message_id=uuid4())
        services.take_over_concern(
            concern_id=concern.pk, actor=world.worker, at=timezone.now(), action_taken="Rang"
        )
        with pytest.raises(NotNeeded):
            handlers.tell_of_concern(worker.pk, message_id=uuid4())


class TestActs:
    def test_keep_who_knew_when_and_cannot_be_changed(self):
        world = small_world()
        concern = concern_on(world.referral(active=True), by=world.gp)
        for _count in range(2):
            services.open_concern(concern_id=concern.pk, actor=world.supervisor, at=timezone.now())
        services.see_concern(concern_id=concern.pk, actor=world.supervisor, at=timezone.now())
        services.take_over_concern(
            concern_id=concern.pk, actor=world.supervisor, at=timezone.now(), action_taken="Rang"
        )

        kinds = [act.kind for act in ConcernAct.objects.filter(concern=concern).order_by("at")]
        assert kinds.count(ActKind.OPENED) == 1
        assert kinds[0] == ActKind.RAISED
        assert kinds[-3:] == [ActKind.OPENED, ActKind.SEEN, ActKind.TAKEN_OVER]
