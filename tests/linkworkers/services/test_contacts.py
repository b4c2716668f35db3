"""Recording a contact."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from linkworkers import services
from linkworkers.models import Contact
from referrals import services as referrals
from referrals.models import TimelineEntry
from referrals.states import Status
from spcore.accounts.roles import Role
from spcore.audit.models import AuditEntry
from spcore.errors import Conflict, Invalid, NotPermitted, NotVisible
from tests.factories.accounts import actor_in
from tests.factories.referrals import NOON, small_world

pytestmark = pytest.mark.django_db


def record(world, referral, *, by=None, at=NOON, **fields):
    new = services.NewContact(
        **{
            "referral_id": referral.pk,
            "nonce": uuid4(),
            "mode": "phone",
            "result": "reached",
            "happened_at": NOON,
        }
        | fields
    )
    return services.record_contact(new=new, actor=by or world.worker, at=at)


class TestRecordContact:
    def test_the_first_that_reaches_the_person_starts_the_case(self):
        world = small_world()
        referral = world.referral(allocated=True, attempts=2)

        record(world, referral, happened_at=NOON - timedelta(hours=2))

        referral.refresh_from_db()
        assert referral.status == Status.ACTIVE
        assert referral.first_contact_at == NOON - timedelta(hours=2)
        assert referral.attempts == 0

    @pytest.mark.parametrize(
        ("contact", "counts"),
        [
            ({"mode": "visit"}, True),
            ({"mode": "video"}, True),
            ({"mode": "phone", "minutes": 15}, True),
            ({"mode": "phone", "minutes": 14}, False),
            ({"mode": "phone"}, False),
            ({"mode": "practice", "result": "did_not_attend"}, False),
            ({"mode": "visit", "result": "about"}, False),
        ],
    )
    def test_the_first_meeting_or_long_call_is_the_first_appointment(self, contact, counts):
        world = small_world()
        referral = world.referral(allocated=True)

        record(world, referral, **contact)

        referral.refresh_from_db()
        assert referral.first_appointment_at == (NOON if counts else None)

    def test_a_meeting_written_down_later_may_be_the_first(self):
        world = small_world()
        referral = world.referral(active=True)

        for hours in (1, 5, 3):
            record(world, referral, mode="visit", happened_at=NOON - timedelta(hours=hours))

        referral.refresh_from_db()
        assert referral.first_appointment_at == NOON - timedelta(hours=5)

    def test_a_call_put_right_may_be_long_enough_or_no_longer(self):
        world = small_world()
        referral = world.referral(active=True)
        contact = record(world, referral, minutes=5)
        met = []

        for version, minutes in enumerate((20, 3), contact.version):
            words = services.ContactWords(mode="phone", minutes=minutes)
            services.edit_contact(
                contact_id=contact.pk,
                words=words,
                version=version,
                next_step=("", None),
                actor=world.worker,
                at=NOON,
            )
            referral.refresh_from_db()
            met.append(referral.first_appointment_at)

        assert met == [NOON, None]

    def test_a_meeting_taken_back_is_no_first_appointment(self):
        world = small_world()
        referral = world.referral(active=True)
        record(world, referral, mode="visit", happened_at=NOON - timedelta(hours=1))
        wrong = record(world, referral, mode="visit", happened_at=NOON - timedelta(hours=5))

        services.take_contact_back(contact_id=wrong.pk, actor=world.worker, at=NOON)

        referral.refresh_from_db()
        assert referral.first_appointment_at == NOON - timedelta(hours=1)

    @pytest.mark.parametrize("result", ["no_answer", "left_message", "did_not_attend"])
    def test_a_failed_try_counts_and_starts_nothing(self, result):
        world = small_world()
        referral = world.referral(allocated=True, attempts=1)

        record(world, referral, result=result)

        referral.refresh_from_db()
        assert (referral.status, referral.attempts) == (Status.ALLOCATED, 2)
        assert referral.first_contact_at is None

    def test_talking_to_somebody_else_neither_counts_nor_starts(self):
        world = small_world()
        referral = world.referral(allocated=True, attempts=1)

        record(world, referral, result="about")

        referral.refresh_from_db()
        assert (referral.status, referral.attempts) == (Status.ALLOCATED, 1)

    def test_plans_the_next_step(self):
        world = small_world()
        referral = world.referral(active=True)

        record(world, referral, next_step="Ring the choir", next_step_on=date(2026, 12, 1))

        referral.refresh_from_db()
        assert (referral.next_action, referral.next_action_on) == (
            "Ring the choir",
            date(2026, 12, 1),
        )

    def test_writes_the_note_on_the_timeline_for_those_who_read_notes(self):
        world = small_world()
        referral = world.referral(active=True)

        record(world, referral, note="CNRY-note", minutes=25)

        line = TimelineEntry.objects.get(referral=referral, kind="contact")
        assert (line.field_class, line.detail) == ("case_notes", "CNRY-note")
        assert "25 minutes" in line.label
        assert AuditEntry.objects.filter(label="contact").count() == 1

    def test_a_second_click_records_nothing_twice(self):
        world = small_world()
        referral = world.referral(active=True)
        nonce = uuid4()

        first = record(world, referral, result="no_answer", nonce=nonce)
        second = record(world, referral, result="no_answer", nonce=nonce)

        referral.refresh_from_db()
        assert (first.pk, Contact.objects.count()) == (second.pk, 1)
        assert referral.attempts == 1

    def test_refuses_the_future_and_cases_nobody_has(self):
        world = small_world()

        with pytest.raises(Invalid):
            record(world, world.referral(active=True), happened_at=NOON + timedelta(days=1))
        with pytest.raises(Conflict):
            record(world, world.referral(accepted=True))

    def test_a_colleague_needs_cover_and_a_supervisor_only_reads(self):
        world = small_world()
        referral = world.referral(active=True)
        colleague = actor_in(Role.LINK_WORKER, world.team)

        with pytest.raises(NotVisible):
            record(world, referral, by=colleague)
        referrals.cover_case(referral_id=referral.pk, actor=colleague, at=NOON, reason="call")
        assert record(world, referral, by=colleague).recorded_by_id == colleague.user_id
        with pytest.raises(NotVisible):
            record(world, referral, by=colleague, at=NOON + timedelta(minutes=61))
        with pytest.raises(NotPermitted):
            record(world, referral, by=world.supervisor)


class TestWritingTime:
    def test_is_from_the_first_word_kept_to_the_recording_and_nothing_where_it_lay(self):
        world, took = small_world(), []
        for minutes in (7, 61):
            referral = world.referral(active=True)
            services.save_contact_draft(
                referral_id=referral.pk, typed={"note": "x"}, version=0, actor=world.worker, at=NOON
            )
            services.save_contact_draft(
                referral_id=referral.pk, typed={"note": "xy"}, version=1, actor=world.worker,
                at=NOON + timedelta(minutes=5),
            )  # fmt: skip
            new = services.NewContact(
                referral_id=referral.pk, nonce=uuid4(), mode="phone", result="reached",
                happened_at=NOON, ends_draft=True,
            )  # fmt: skip
            contact = services.record_contact(
                new=new, actor=world.worker, at=NOON + timedelta(minutes=minutes)
            )
            took.append(contact.writing_seconds)

        assert took == [420, None]
