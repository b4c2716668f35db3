"""Guests by email: who is written to, how often, and what becomes of their link."""

from datetime import timedelta

import pytest
from django.utils import timezone

from linkworkers import handlers
from linkworkers.models import EventGuest, EventInvitation
from linkworkers.services import event_guests as guests
from linkworkers.services import network_events as events
from spcore.accounts.models import Membership
from spcore.errors import Conflict, Invalid, NotPermitted, NotVisible
from spcore.notify.models import SentMessage
from spcore.outbox.models import OutboxMessage
from spcore.outbox.registry import NotNeeded
from tests.factories.providers import ServiceFactory
from tests.factories.referrals import ConsentFactory, OnwardReferralFactory, small_world
from tests.linkworkers.meeting import event_in, guest_of

pytestmark = pytest.mark.django_db
JO = ("Jo", "jo@choir.example")


def promised():
    return OutboxMessage.objects.filter(topic="event.tell_guest").order_by("created_at", "pk")


def deliver_all():
    for message in promised():
        handlers.tell_guest_of_event(message.subject_id, message_id=message.pk)


class TestInviteGuests:
    def test_writes_to_each_address_once_whatever_its_case(self):
        world, now = small_world(), timezone.now()
        event = event_in(world)

        numbers = [
            guests.invite_guests(
                event_id=event.pk, named=named, actor=world.supervisor, at=now
            )
            for named in ([JO, ("Jo again", "JO@choir.example")], [JO])
        ]  # fmt: skip

        assert numbers == [1, 0]
        assert promised().count() == 1
        assert promised().get().owner_id == world.supervisor.user_id

    def test_is_for_whoever_called_it_and_for_a_meeting_no_newsletter(self):
        world, other, now = small_world(), small_world(), timezone.now()
        event = event_in(world)
        many = [("x", f"{number}@x.example") for number in range(guests.MOST + 1)]

        for actor, named, error in [
            (world.worker, [JO], NotPermitted),
            (other.supervisor, [JO], NotVisible),
            (world.supervisor, many, Invalid),
        ]:
            with pytest.raises(error):
                guests.invite_guests(event_id=event.pk, named=named, actor=actor, at=now)
        assert not EventGuest.objects.exists()


class TestInviteServices:
    def test_takes_the_address_of_the_listing(self):
        world, now = small_world(), timezone.now()
        event = event_in(world)
        with_one = ServiceFactory(name="Choir", email="sing@choir.example")
        without = ServiceFactory(name="Lunch club", email="")

        number = guests.invite_services(
            event_id=event.pk, service_ids=[with_one.pk, without.pk], actor=world.supervisor, at=now
        )

        assert number == 1
        guest = EventGuest.objects.get()
        assert (guest.name, guest.email) == ("Choir", "sing@choir.example")


class TestInvite:
    def test_a_service_where_nobody_signs_in_gets_a_link_and_one_with_an_account_an_invitation(
        self,
    ):
        world, now = small_world(), timezone.now()
        case = world.referral(active=True)
        consent = ConsentFactory(person=case.person)
        alone, staffed = (
            OnwardReferralFactory(
                referral=case, status="sent", sent_at=now, consent=consent
            ).provider.organisation
            for _number in range(2)
        )  # fmt: skip
        for row in (alone, staffed):
            row.email = f"{row.pk}@service.example"
            row.save()
        Membership.objects.create(
            user_id=world.gp.user_id, organisation=staffed, role="PROVIDER"
        )  # fmt: skip
        Membership.objects.filter(organisation=alone).delete()
        event = event_in(world)

        numbers = [
            events.invite(event_id=event.pk, groups=["services"], actor=world.supervisor, at=now)
            for _time in range(2)
        ]

        assert numbers == [2, 0]
        assert EventGuest.objects.get().email == alone.email
        assert EventInvitation.objects.get().organisation_id == staffed.pk


class TestTelling:
    def test_sends_a_link_and_another_when_it_changes_which_ends_the_first(self):
        world, now = small_world(), timezone.now()
        event = event_in(world)
        guests.invite_guests(event_id=event.pk, named=[JO], actor=world.supervisor, at=now)
        deliver_all()
        first = EventGuest.objects.get().token_hash

        events.edit_event(
            event_id=event.pk, version=0, actor=world.supervisor, at=now,
            fields=events.EventFields("Lunch", "", event.starts_at, 60, place="Library"),
        )  # fmt: skip
        deliver_all()
        second = EventGuest.objects.get().token_hash
        events.call_off_event(event_id=event.pk, actor=world.supervisor, at=now)
        deliver_all()

        assert "" not in {first, second}
        assert first != second
        assert [row.template for row in SentMessage.objects.order_by("sent_at")] == [
            "event_guest_invited", "event_guest_changed", "event_guest_called_off",
        ]  # fmt: skip
        assert {row.recipient for row in SentMessage.objects.all()} == {"(a person)"}
        assert first not in " ".join(SentMessage.objects.values_list("body", flat=True))

    def test_tells_nobody_of_what_is_over(self):
        guest = guest_of(event_in(small_world(), days=-2))

        with pytest.raises(NotNeeded):
            handlers.tell_guest_of_event(guest.pk, message_id=guest.pk)


class TestInviteAgain:
    def test_waits_ten_minutes(self):
        world, now = small_world(), timezone.now()
        guest = guest_of(event_in(world), sent_at=now)

        with pytest.raises(Conflict):
            guests.invite_again(guest_id=guest.pk, actor=world.supervisor, at=now)
        guests.invite_again(
            guest_id=guest.pk, actor=world.supervisor, at=now + timedelta(minutes=10)
        )

        assert promised().count() == 1


class TestTakeGuestOff:
    def test_is_for_whoever_called_it(self):
        world, other = small_world(), small_world()
        guest = guest_of(event_in(world))

        for actor in (world.worker, other.supervisor):
            with pytest.raises(NotVisible):
                guests.take_guest_off(guest_id=guest.pk, actor=actor)
        guests.take_guest_off(guest_id=guest.pk, actor=world.supervisor)

        assert not EventGuest.objects.exists()


class TestAnswerAsGuest:
    def test_the_last_counts_until_it_is_called_off_or_over(self):
        world, now = small_world(), timezone.now()
        guest = guest_of(event_in(world))

        for said in (False, True):
            guests.answer_as_guest(guest_id=guest.pk, is_coming=said, at=now)
        with pytest.raises(Conflict):
            guests.answer_as_guest(guest_id=guest.pk, is_coming=False, at=now + timedelta(days=4))
        events.call_off_event(event_id=guest.event_id, actor=world.supervisor, at=now)
        with pytest.raises(Conflict):
            guests.answer_as_guest(guest_id=guest.pk, is_coming=False, at=now)

        assert EventGuest.objects.get().is_coming is True
