"""Calling people together: who is invited, who is told, and of what."""

from datetime import timedelta

import pytest
from django.utils import timezone

from linkworkers import handlers
from linkworkers.models import EventInvitation
from linkworkers.services import network_events as events
from spcore.accounts.roles import Role
from spcore.errors import Conflict, Invalid, NotPermitted, NotVisible
from spcore.notify.models import SentMessage
from spcore.outbox.models import OutboxMessage
from spcore.outbox.registry import NotNeeded
from tests.factories.accounts import OrganisationFactory, actor_in
from tests.factories.referrals import ConsentFactory, OnwardReferralFactory, small_world
from tests.linkworkers.meeting import event_in, invited

pytestmark = pytest.mark.django_db


def promised():
    return OutboxMessage.objects.filter(topic="event.tell").order_by("created_at", "pk")


def fields(**changed):
    values = {
        "title": "Lunch", "about": "", "starts_at": timezone.now() + timedelta(days=3),
        "minutes": 60, "place": "Town hall",
    }  # fmt: skip
    return events.EventFields(**values | changed)


def deliver(message):
    handlers.tell_of_event(message.subject_id, message_id=message.pk)


class TestInvite:
    def test_invites_each_group_once(self):
        world, now = small_world(), timezone.now()
        sibling = OrganisationFactory(kind="TEAM", parent=world.scheme.organisation)
        OrganisationFactory(kind="TEAM")
        case = world.referral(active=True)
        onward = OnwardReferralFactory(
            referral=case, status="sent", sent_at=now, consent=ConsentFactory(person=case.person)
        )
        event = event_in(world)
        groups = ["team", "teams", "practices", "services"]

        numbers = [
            events.invite(event_id=event.pk, groups=groups, actor=world.supervisor, at=now)
            for _ in range(2)
        ]

        assert numbers == [4, 0]
        guests = {world.team.pk, sibling.pk, world.practice.pk, onward.provider_id}
        assert set(EventInvitation.objects.values_list("organisation_id", flat=True)) == guests
        assert promised().count() == 4

    def test_is_for_whoever_called_it(self):
        world, other, now = small_world(), small_world(), timezone.now()
        event = event_in(world)
        invited(event, world.practice)

        for actor, error in [
            (world.worker, NotPermitted), (world.gp, NotPermitted), (other.supervisor, NotVisible)
        ]:  # fmt: skip
            with pytest.raises(error):
                events.invite(event_id=event.pk, groups=["team"], actor=actor, at=now)


class TestTelling:
    def test_sends_one_email_that_names_nothing_and_another_when_it_changes(self):
        world, now = small_world(), timezone.now()
        world.practice.workflow_email = "desk@practice.example"
        world.practice.save()
        event = event_in(world)
        events.invite(event_id=event.pk, groups=["practices"], actor=world.supervisor, at=now)
        deliver(promised().get())

        events.edit_event(
            event_id=event.pk, fields=fields(title="Other title", starts_at=event.starts_at,
            place="Town hall"), version=0, actor=world.supervisor, at=now,
        )  # fmt: skip
        quiet = promised().count()
        events.edit_event(
            event_id=event.pk, fields=fields(place="Library"), version=1, actor=world.supervisor,
            at=now + timedelta(minutes=1),
        )  # fmt: skip
        deliver(promised().last())

        assert quiet == 1
        assert [row.template for row in SentMessage.objects.order_by("sent_at")] == [
            "event_invited", "event_changed",
        ]  # fmt: skip
        assert all(row.recipient == "desk@practice.example" for row in SentMessage.objects.all())

    def test_tells_link_workers_themselves_and_nobody_of_what_is_over(self):
        world, now = small_world(), timezone.now()
        colleague = actor_in(Role.LINK_WORKER, world.team)
        event = event_in(world)
        events.invite(event_id=event.pk, groups=["team"], actor=world.supervisor, at=now)
        deliver(promised().get())

        told = set(SentMessage.objects.values_list("user_id", flat=True))
        assert told == {world.worker.user_id, colleague.user_id}
        past = invited(event_in(world, days=-2), world.practice)
        with pytest.raises(NotNeeded):
            handlers.tell_of_event(past.pk, message_id=promised().get().pk)

    def test_tells_that_it_is_called_off_and_then_it_stands_still(self):
        world, now = small_world(), timezone.now()
        event = event_in(world)
        row = invited(event, world.team)
        events.call_off_event(event_id=event.pk, actor=world.supervisor, at=now)
        deliver(promised().get(subject_id=row.pk))

        assert SentMessage.objects.get().template == "event_called_off"
        with pytest.raises(Conflict):
            events.invite(event_id=event.pk, groups=["team"], actor=world.supervisor, at=now)
        with pytest.raises(Conflict):
            events.answer_event(event_id=event.pk, is_coming=True, actor=world.worker, at=now)


class TestAddEvent:
    def test_needs_a_place_and_a_time_to_come(self):
        world, now = small_world(), timezone.now()

        for wrong in (fields(place=""), fields(starts_at=now - timedelta(days=1))):
            with pytest.raises(Invalid):
                events.add_event(fields=wrong, actor=world.supervisor, at=now)
        with pytest.raises(NotPermitted):
            events.add_event(fields=fields(), actor=world.worker, at=now)
