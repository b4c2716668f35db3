"""Cancelling an appointment."""

import pytest

from linkworkers.models import Appointment
from tests.factories.referrals import small_world
from tests.linkworkers.booking import booked, tomorrow_at
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestAppointmentCancel:
    def test_frees_the_time_and_keeps_why(self):
        world = small_world()
        referral = world.referral(active=True)
        row = booked(world, referral, tomorrow_at(10))

        page = text_of(
            signed_in(world.worker).post(
                f"/appointments/{row.pk}/cancel/", {"reason": "She rang"}, follow=True
            )
        )

        assert "Appointment cancelled" in page
        assert "She rang" in page
        assert booked(world, referral, tomorrow_at(10)).pk
        assert Appointment.objects.booked().count() == 1

    def test_asks_why_and_refuses_what_is_over(self):
        world = small_world()
        row = booked(world, world.referral(active=True), tomorrow_at(10))
        browser = signed_in(world.worker)

        assert "Enter why it is cancelled" in text_of(
            browser.post(f"/appointments/{row.pk}/cancel/", {})
        )
        Appointment.objects.update(status="came")
        answer = browser.post(f"/appointments/{row.pk}/cancel/", {"reason": "Late"})
        assert answer.status_code == 409
