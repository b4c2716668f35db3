"""Appointments: the database keeps a room and a worker from being booked twice."""

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from linkworkers import services
from linkworkers.models import Appointment
from spcore.errors import Conflict, Invalid
from tests.factories.referrals import World, small_world
from tests.linkworkers.booking import booked, room_at, tomorrow_at

pytestmark = pytest.mark.django_db


def book(world: World, referral, **fields):
    when = services.When(**{"starts_at": tomorrow_at(10), "minutes": 30, "mode": "phone"} | fields)
    return services.book_appointment(
        referral_id=referral.pk, when=when, nonce=uuid4(), actor=world.worker, at=timezone.now()
    )


class TestBookAppointment:
    def test_the_database_refuses_what_overlaps(self):
        world = small_world()
        referral = world.referral(active=True)
        book(world, referral)

        with pytest.raises(Conflict, match="another appointment"):
            book(world, referral, starts_at=tomorrow_at(10, 15))
        with pytest.raises(IntegrityError), transaction.atomic():
            booked(world, referral, tomorrow_at(10, 15))

    def test_refuses_a_strange_room_the_past_and_a_case_without_a_worker(self):
        world = small_world()
        strange = room_at(small_world())

        with pytest.raises(Invalid):
            book(world, world.referral(active=True), mode="practice", room_id=strange.pk)
        with pytest.raises(Invalid):
            book(world, world.referral(active=True), starts_at=timezone.now())
        with pytest.raises(Conflict):
            book(world, world.referral(accepted=True))


@pytest.mark.engine
@pytest.mark.django_db(transaction=True)
class TestRace:
    def test_of_eight_who_book_one_room_at_once_one_gets_it(self):
        world = small_world()
        room = room_at(world)
        workers = [world.referral(active=True) for _number in range(8)]

        def claim(referral) -> bool:
            try:
                book(world, referral, mode="practice", room_id=room.pk)
            except Conflict:
                return False
            finally:
                connection.close()
            return True

        with ThreadPoolExecutor(8) as pool:
            won = list(pool.map(claim, workers))

        assert won.count(True) == 1
        assert Appointment.objects.count() == 1
