"""Recording a session."""

from datetime import timedelta

import pytest
from django.utils import timezone

from linkworkers.models import SupervisionSession
from tests.factories.referrals import small_world
from tests.linkworkers.supervising import address, day_parts, held, planned
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def entered(**fields):
    return day_parts("held_on", timezone.localdate()) | {"version": "0"} | fields


class TestSupervisionRecord:
    def test_keeps_the_personal_part_and_plans_the_next(self):
        world = small_world()
        session, day = planned(world), timezone.localdate() + timedelta(days=28)
        form = entered(personal="Tired") | day_parts("next_on", day)

        page = text_of(
            signed_in(world.supervisor).post(address(session, "record/"), form, follow=True)
        )

        assert "Tired" in page
        assert SupervisionSession.objects.to_come().get().day == day

    def test_shows_both_where_the_other_was_faster(self):
        world = small_world()
        session = held(world, personal="Theirs")

        page = text_of(
            signed_in(world.worker).post(address(session, "record/"), entered(personal="Mine"))
        )

        assert "Somebody else has changed this" in page
        assert "Theirs" in page
        assert "Mine" in page
