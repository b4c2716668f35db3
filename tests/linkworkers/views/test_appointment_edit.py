"""Moving an appointment."""

import pytest

from linkworkers.models import Appointment
from spcore.accounts.roles import Role
from tests.factories.accounts import actor_in
from tests.factories.referrals import small_world
from tests.linkworkers.booking import booked, sent, tomorrow_at
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestAppointmentEdit:
    def test_moves_it_over_its_own_time(self):
        world = small_world()
        row = booked(world, world.referral(active=True), tomorrow_at(10))

        form = sent(tomorrow_at(10, 15), version="0")
        answer = signed_in(world.worker).post(f"/appointments/{row.pk}/", form)

        row.refresh_from_db()
        assert answer.status_code == 302
        assert (row.starts_at, row.sequence) == (tomorrow_at(10, 15), 1)

    def test_shows_both_when_somebody_moved_it_meanwhile(self):
        world = small_world()
        row = booked(world, world.referral(active=True), tomorrow_at(10))
        browser = signed_in(world.worker)
        browser.post(f"/appointments/{row.pk}/", sent(tomorrow_at(11), version="0"))

        page = text_of(browser.post(f"/appointments/{row.pk}/", sent(tomorrow_at(12), version="0")))

        assert "Somebody else has changed this" in page
        assert Appointment.objects.get().starts_at == tomorrow_at(11)

    def test_is_hidden_from_a_colleague_and_from_another_team(self):
        world, other = small_world(), small_world()
        row = booked(world, world.referral(active=True), tomorrow_at(10))

        colleague = signed_in(actor_in(Role.LINK_WORKER, world.team))
        assert colleague.get(f"/appointments/{row.pk}/").status_code == 404
        assert signed_in(other.worker).get(f"/appointments/{row.pk}/").status_code == 404
