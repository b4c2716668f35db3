"""Booking an appointment."""

import pytest

from linkworkers.models import Appointment
from referrals.models import Referral, TimelineEntry
from spcore.accounts.roles import Role
from tests.factories.accounts import actor_in
from tests.factories.referrals import PersonFactory, small_world
from tests.linkworkers.booking import booked, room_at, sent, tomorrow_at
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def address(referral) -> str:
    return f"/caseload/{referral.pk}/appointments/add/"


class TestAppointmentAdd:
    def test_books_a_room_and_puts_it_on_the_case_and_its_timeline(self):
        world = small_world()
        referral, room = world.referral(active=True), room_at(world, has_phone=True)

        page = text_of(
            signed_in(world.worker).post(
                address(referral),
                sent(tomorrow_at(10), mode="practice", room=str(room.pk), with_whom="her sister"),
                follow=True,
            )
        )

        row = Appointment.objects.get()
        assert (row.room, row.minutes, row.worker_id) == (room, 45, world.worker.user_id)
        for words in ("Appointment booked", "Room 2", "with her sister", "45 minutes"):
            assert words in page
        line = TimelineEntry.objects.get(field_class="appointments")
        assert line.label.startswith("Appointment booked for ")
        assert Referral.objects.get().next_action == "Appointment"

    def test_leaves_the_next_step_that_is_planned(self):
        world, when = small_world(), tomorrow_at(10)
        referral = world.referral(active=True, next_action="Ring", next_action_on=when.date())

        signed_in(world.worker).post(address(referral), sent(when))

        assert Referral.objects.get().next_action == "Ring"

    def test_a_doubled_click_books_once(self):
        world = small_world()
        browser, form = signed_in(world.worker), sent(tomorrow_at(10))
        referral = world.referral(active=True)

        answers = [browser.post(address(referral), form).status_code for _click in range(2)]

        assert Appointment.objects.count() == 1
        assert answers[0] == 302

    def test_says_beside_the_field_what_is_taken(self):
        world = small_world()
        room = room_at(world)
        other = world.referral(active=True)
        booked(world, other, tomorrow_at(10), mode="practice", room=room)

        browser = signed_in(world.worker)
        form = sent(tomorrow_at(10, 30), mode="practice", room=str(room.pk))
        page = text_of(browser.post(address(world.referral(active=True)), form))

        assert "This room is taken then" in page
        assert "has another appointment then" in page
        assert Appointment.objects.count() == 1

    def test_one_ends_when_the_next_begins(self):
        world, room = small_world(), None
        room = room_at(world)
        booked(world, world.referral(active=True), tomorrow_at(10), mode="practice", room=room)

        form = sent(tomorrow_at(10, 45), mode="practice", room=str(room.pk))
        signed_in(world.worker).post(address(world.referral(active=True)), form)

        assert Appointment.objects.count() == 2

    @pytest.mark.parametrize(
        ("fields", "words"),
        [
            ({"at_time": "25:00"}, "Enter a time"),
            ({"minutes": ""}, "Enter how many minutes it takes"),
            ({"mode": ""}, "Select how you meet"),
            ({"mode": "place"}, "Enter where you meet"),
            ({"on_year": "2020"}, "must be today or later"),
        ],
    )
    def test_says_what_is_wrong_and_keeps_what_was_typed(self, fields, words):
        world = small_world()
        form = sent(tomorrow_at(10), with_whom="her sister") | fields

        page = text_of(signed_in(world.worker).post(address(world.referral(active=True)), form))

        assert words in page
        assert "her sister" in page
        assert not Appointment.objects.exists()

    def test_offers_the_language_of_whoever_needs_an_interpreter(self):
        world = small_world()
        person = PersonFactory(needs_interpreter=True, language="Polish")
        referral = world.referral(active=True, person=person)

        assert "Polish" in text_of(signed_in(world.worker).get(address(referral)))

    def test_a_team_administrator_books_and_reads_no_notes(self):
        world = small_world()
        referral = world.referral(active=True)
        browser = signed_in(actor_in(Role.TEAM_ADMIN, world.team))

        browser.post(address(referral), sent(tomorrow_at(10)))
        page = text_of(browser.get(f"/caseload/{referral.pk}/"))

        assert Appointment.objects.get().worker_id == world.worker.user_id
        assert "Record a contact" not in page
        assert "Phone call" in page

    def test_offers_the_rooms_of_the_teams_practices_alone(self):
        world, other = small_world(), small_world()
        room_at(world, "Ours")
        room_at(other, "Theirs")
        room_at(world, "Closed", is_open=False)

        page = text_of(signed_in(world.worker).get(address(world.referral(active=True))))

        assert ("Ours" in page, "Theirs" in page, "Closed" in page) == (True, False, False)
