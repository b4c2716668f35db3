"""Reminders of appointments, and what changed: to whom, when, by which way, and what stops it."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from linkworkers import handlers, services
from linkworkers.models import AppointmentMessage, CheckIn
from linkworkers.selectors.reaching import way_to
from linkworkers.services.appointment_messages import promise_reminders
from linkworkers.services.passing_appointments import pass_appointments
from referrals.models import Concern, Referral, Scheme
from referrals.states import Action
from spcore.notify.models import SentMessage
from spcore.outbox.models import OutboxMessage, State
from spcore.outbox.registry import NotNeeded
from tests.factories.accounts import UserFactory
from tests.factories.referrals import PersonFactory, small_world
from tests.linkworkers.booking import booked, tomorrow_at
from tests.spcore.outbox.conftest import promise

pytestmark = pytest.mark.django_db
FRIDAY = datetime(2026, 11, 27, 10, 0, tzinfo=UTC)
TEXTS = {"channel": "record", "folder": "", "url": "", "key": "", "template": ""}


@pytest.fixture(autouse=True)
def nothing_leaves(settings):
    settings.NOTIFY_CHANNEL, settings.TEXTS = "record", TEXTS


@pytest.fixture
def world():
    world = small_world()
    Scheme.objects.update(sends_texts=True)
    world.scheme.refresh_from_db()
    return world


def case(world, **fields):
    told = {"email": "person@home.example", "preferred_channel": "text", **fields}
    return world.referral(active=True, person=PersonFactory(**told))


def appointment(world, starts_at=FRIDAY + timedelta(days=3), **fields):
    return booked(world, case(world, **fields), starts_at)


def deliver():
    """Hand every promise about appointments to its handler, and return what left."""
    for row in OutboxMessage.objects.filter(topic="appointment.tell", state=State.PENDING):
        with suppress(NotNeeded):
            handlers.tell_of_appointment(row.subject_id, message_id=row.pk)
    return [(sent.channel, sent.body) for sent in SentMessage.objects.order_by("sent_at")]


class TestReminders:
    def test_go_the_working_day_before_and_once(self, world):
        appointment(world)  # on Monday

        numbers = [promise_reminders(at=FRIDAY) for _again in range(2)]

        assert numbers == [1, 0]
        ((channel, words),) = deliver()
        assert (channel, "30 November 2026 at 10am" in words) == ("TEXT", True)

    @pytest.mark.parametrize("at", [FRIDAY - timedelta(days=1), FRIDAY.replace(hour=20)])
    def test_go_neither_earlier_nor_in_quiet_hours(self, world, at):
        appointment(world)

        assert promise_reminders(at=at) == 0

    def test_go_once_a_day_whoever_has_two_appointments_or_was_asked_today(self, world):
        first = appointment(world)
        booked(world, first.referral, FRIDAY + timedelta(days=3, hours=4))
        asked = appointment(world, FRIDAY + timedelta(days=3, hours=2))
        CheckIn.objects.create(
            referral=asked.referral, person=asked.referral.person, day=FRIDAY, promised_at=FRIDAY
        )

        assert promise_reminders(at=FRIDAY) == 1

    def test_go_also_of_what_was_moved_before(self, world):
        row = appointment(world)
        told_on = FRIDAY.date() - timedelta(days=4)
        AppointmentMessage.objects.create(
            appointment=row, person=row.referral.person, news="changed", sequence=0, day=told_on
        )

        assert promise_reminders(at=FRIDAY) == 1

    def test_go_nowhere_the_scheme_has_switched_them_off(self, world):
        appointment(world)
        Scheme.objects.update(reminds_of_appointments=False)

        assert promise_reminders(at=FRIDAY) == 0

    def test_take_no_more_questions_for_more_people(self, world, django_assert_max_num_queries):
        for hour in range(4):
            appointment(world, FRIDAY + timedelta(days=3, hours=hour))

        with django_assert_max_num_queries(14):  # a concern is looked for, person by person
            promise_reminders(at=FRIDAY)


class TestWay:
    @pytest.mark.parametrize(
        ("fields", "way"),
        [
            ({}, ("+447700900123", "")),
            ({"preferred_channel": "phone"}, ("", "person@home.example")),
            ({"may_text": False}, ("", "person@home.example")),
            ({"phone": "01632 960100"}, ("", "person@home.example")),
            ({"phone_belongs_to": "partner"}, ("", "")),
            ({"safe_contact_note": "Not when he is at home"}, ("", "")),
            ({"is_address_sensitive": True}, ("", "")),
            ({"needs_interpreter": True}, ("", "")),
            ({"birth_date": timezone.localdate() - timedelta(days=4000)}, ("", "")),
            ({"died_on": timezone.localdate()}, ("", "")),
            ({"may_text": False, "may_email": False}, ("", "")),
        ],
    )
    def test_is_only_what_the_record_allows(self, world, fields, way):
        person = case(world, **fields).person

        found = way_to(person, scheme=world.scheme, at=timezone.now())

        assert (found.number, found.email) == way

    def test_is_an_email_where_the_scheme_sends_no_texts(self, world):
        world.scheme.sends_texts = False

        found = way_to(case(world).person, scheme=world.scheme, at=timezone.now())

        assert (found.number, found.email) == ("", "person@home.example")

    def test_is_read_again_when_the_message_leaves(self, world):
        row = appointment(world)
        promise_reminders(at=FRIDAY)
        person = row.referral.person
        person.safe_contact_note = "Not safe since today"
        person.save()

        assert deliver() == []

    def test_is_none_while_a_concern_is_open(self, world):
        row = appointment(world)
        Concern.objects.create(
            person=row.referral.person, referral=row.referral, kind="adult", what="-",
            raised_by_id=world.worker.user_id, raised_by_organisation=world.team,
            raised_at=FRIDAY, owner_id=world.worker.user_id,
        )  # fmt: skip

        assert promise_reminders(at=FRIDAY) == 0


class TestChanges:
    def test_a_cancellation_is_told_at_once_also_after_a_reminder(self, world):
        row = appointment(world)
        promise_reminders(at=FRIDAY)
        deliver()

        done = services.cancel_appointment(
            appointment_id=row.pk, reason="Ill", actor=world.worker, at=FRIDAY.replace(hour=20)
        )

        assert done.is_told
        assert "is cancelled" in deliver()[-1][1]

    def test_a_move_is_told_and_the_older_promise_is_not_kept(self, world):
        row = booked(world, case(world), tomorrow_at(10))
        AppointmentMessage.objects.create(
            appointment=row, person=row.referral.person, news="reminder", sequence=0,
            day=timezone.localdate(),
        )  # fmt: skip
        promise("appointment.tell", state=State.PENDING)
        OutboxMessage.objects.update(subject_id=AppointmentMessage.objects.get().pk)
        when = services.When(starts_at=tomorrow_at(15), minutes=30, mode="phone")

        services.move_appointment(
            appointment_id=row.pk, when=when, sequence=0, actor=world.worker, at=timezone.now()
        )

        ((_channel, words),) = deliver()
        assert "at 3pm" in words

    def test_where_no_message_may_go_the_worker_is_told_so(self, world):
        row = appointment(world, may_text=False, may_email=False)

        done = services.cancel_appointment(
            appointment_id=row.pk, reason="Ill", actor=world.worker, at=FRIDAY
        )

        assert not done.is_told


class TestWhatFreesTimes:
    def test_a_death_cancels_and_tells_nobody(self, world):
        row = appointment(world, starts_at=tomorrow_at(10))
        person = row.referral.person
        person.died_on = timezone.localdate()
        person.save()

        handlers.free_times_of_dead(person.pk, message_id=row.pk)

        row.refresh_from_db()
        assert (row.status, deliver()) == ("cancelled", [])

    @pytest.mark.parametrize("status", ["withdrawn", "redirected", "waiting"])
    def test_a_case_nobody_works_on_cancels_and_tells(self, world, status):
        row = appointment(world, starts_at=tomorrow_at(10))
        Referral.objects.update(status=status, link_worker=None)

        for _again in range(2):
            handlers.free_times_of_case(row.referral_id, message_id=row.pk)

        row.refresh_from_db()
        assert (row.status, len(deliver())) == ("cancelled", 1)

    def test_every_way_out_of_a_workers_hands_is_listened_to(self):
        from spcore.outbox.registry import handlers_for  # noqa: PLC0415

        ways_out = (Action.WITHDRAW, Action.REDIRECT, Action.MARK_IN_ERROR, Action.QUEUE)

        assert all(
            any("free_times_of_case" in name for name in handlers_for(f"referral.{action}"))
            for action in ways_out
        )


class TestPassAppointments:
    def test_goes_over_to_the_new_worker(self, world):
        row, new = appointment(world, starts_at=tomorrow_at(10)), UserFactory()

        pass_appointments(row.referral, to_id=new.pk, at=timezone.now())

        row.refresh_from_db()
        assert row.worker_id == new.pk

    def test_what_clashes_is_to_be_booked_anew_today(self, world):
        row, other = appointment(world, starts_at=tomorrow_at(10)), world.referral(active=True)
        new = UserFactory()
        other.link_worker = new
        other.save()
        taken = booked(world, other, tomorrow_at(10, 15))

        pass_appointments(row.referral, to_id=new.pk, at=timezone.now())

        found = Referral.objects.get(pk=row.referral_id)
        assert found.next_action.startswith("Book anew")
        assert found.next_action_on == timezone.now().date()
        assert taken.worker_id == new.pk
