"""Saying whether an appointment took place."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from linkworkers.models import Appointment, Contact
from referrals.models import Referral
from tests.factories.referrals import PersonFactory, small_world
from tests.linkworkers.booking import booked, tomorrow_at
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def an_hour_ago():
    return timezone.now() - timedelta(hours=1)


def record(world, row, came, **options):
    return signed_in(world.worker).post(
        f"/appointments/{row.pk}/record/", {"came": came}, **options
    )


class TestAppointmentRecord:
    def test_is_a_contact_of_its_length_and_can_be_taken_back(self):
        world = small_world()
        row = booked(world, world.referral(allocated=True), an_hour_ago(), mode="visit")

        page = text_of(record(world, row, "yes", follow=True))

        contact = Contact.objects.get()
        assert (contact.mode, contact.result, contact.minutes) == ("visit", "reached", 45)
        assert Appointment.objects.get().status == "came"
        assert "Undo" in page
        signed_in(world.worker).post(f"/contacts/{contact.pk}/undo/")
        assert Appointment.objects.get().status == "booked"
        assert Referral.objects.get().status == "allocated"

    def test_a_missed_one_counts_as_a_try(self):
        world = small_world()
        row = booked(world, world.referral(active=True), an_hour_ago())

        record(world, row, "no")

        assert Appointment.objects.get().status == "did_not_come"
        assert Referral.objects.get().attempts == 1

    def test_a_child_was_not_brought_and_is_followed_up(self):
        world = small_world()
        child = PersonFactory(birth_date=date(timezone.localdate().year - 9, 1, 2))
        row = booked(world, world.referral(active=True, person=child), an_hour_ago())

        record(world, row, "no")

        case = Referral.objects.get()
        assert Appointment.objects.get().status == "not_brought"
        assert case.next_action.startswith("Was not brought")
        assert case.next_action_on > timezone.localdate()

    def test_refuses_what_is_still_to_come_and_what_is_no_answer(self):
        world = small_world()
        row = booked(world, world.referral(active=True), tomorrow_at(10))

        assert record(world, row, "yes").status_code == 409
        assert record(world, row, "maybe").status_code == 422
        assert not Contact.objects.exists()

    def test_is_not_there_for_a_link_worker_of_another_scheme(self):
        world = small_world()
        row = booked(world, world.referral(active=True), an_hour_ago())

        assert record(small_world(), row, "maybe").status_code == 404
