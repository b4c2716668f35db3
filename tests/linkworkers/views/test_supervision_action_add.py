"""What was agreed in supervision stands on the day of whoever does it."""

import pytest
from django.utils import timezone

from tests.factories.referrals import small_world
from tests.linkworkers.supervising import address, day_parts, planned
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestSupervisionActionAdd:
    def test_stands_on_the_day_of_whoever_does_it(self):
        world = small_world()
        form = day_parts("due_on", timezone.localdate()) | {"words": "Ask for a room"}
        to_add = address(planned(world), "actions/add/")

        missing = text_of(signed_in(world.worker).post(to_add, form))
        signed_in(world.worker).post(to_add, form | {"owner": "supervisor"})

        assert "Select who does it" in missing
        assert "Ask for a room" in text_of(signed_in(world.supervisor).get("/today/"))
        assert "Ask for a room" not in text_of(signed_in(world.worker).get("/today/"))
