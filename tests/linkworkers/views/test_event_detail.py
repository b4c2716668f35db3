"""One event."""

import pytest
from django.utils import timezone

from linkworkers.models import EventAnswer
from tests.factories.referrals import small_world
from tests.linkworkers.meeting import address, event_in, invited
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestEventDetail:
    def test_names_who_comes_to_whoever_called_it_alone(self):
        world = small_world()
        event = event_in(world, notes="We talked about housing")
        invited(event, world.practice)
        EventAnswer.objects.create(
            event=event, organisation=world.team, user_id=world.worker.user_id, is_coming=True,
            answered_at=timezone.now(),
        )  # fmt: skip

        own = text_of(signed_in(world.supervisor).get(address(event)))
        gp = text_of(signed_in(world.gp).get(address(event)))

        assert f"{world.worker.name}, {world.team.name}" in own
        assert world.worker.name not in gp
        assert "1 person comes" in gp
        assert "We talked about housing" in gp
        assert "No email address is known of these" in own

    def test_is_not_there_for_whoever_is_not_invited(self):
        world = small_world()
        event = event_in(world)

        assert signed_in(world.gp).get(address(event)).status_code == 404
        assert signed_in(small_world().supervisor).get(address(event)).status_code == 404
