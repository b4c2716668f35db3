"""Letters that say who takes over."""

import pytest

from spcore.audit.models import AuditEntry
from tests.factories.referrals import small_world
from tests.linkworkers.covering import colleague_in
from tests.linkworkers.services.test_handovers import give
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def wanting_letters(world, name, **fields):
    person = {"given_name": name, "preferred_channel": "post", "address": "1 Mill Lane"} | fields
    return world.referral(
        active=True, **{f"person__{field}": value for field, value in person.items()}
    )


class TestHandoverLetters:
    def test_are_for_those_who_want_them_where_post_is_safe(self):
        world = small_world()
        taker = colleague_in(world)
        wants = wanting_letters(world, "Ada")
        cases = [
            wants,
            wanting_letters(world, "CNRY-unsafe", is_address_sensitive=True),
            wanting_letters(world, "CNRY-phone", preferred_channel="phone"),
        ]
        handover = give(world, cases, taker)

        page = text_of(signed_in(world.supervisor).get(f"/handovers/{handover.pk}/letters/"))

        assert "Dear Ada" in page
        assert f"works with you from now on: {taker.name}" in page
        assert "CNRY" not in page
        entry = AuditEntry.objects.get(label="linkworkers:handover_letters")
        assert (entry.action, entry.people) == ("print", [wants.person_id])

    def test_says_so_when_there_are_none(self):
        world = small_world()
        handover = give(world, [world.referral(active=True)], colleague_in(world))

        page = text_of(signed_in(world.supervisor).get(f"/handovers/{handover.pk}/letters/"))

        assert "No letters to write" in page
