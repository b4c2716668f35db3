"""The practice's own pattern: exact, private, and never blamed for a full team."""

import pytest

from referrals.models import Referral, Step
from spcore.accounts.roles import Role
from tests.factories.accounts import actor_in
from tests.factories.referrals import NOON, small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_clock")]
URL = "/referrals/pattern/"


@pytest.fixture
def _clock(time_machine):
    time_machine.move_to(NOON)


def returned(world, why: str, **fields):
    referral = world.referral(status="returned", submitted_at=NOON, whose_move="referrer")
    Step.objects.create(
        referral=referral,
        action="return",
        came_from="submitted",
        went_to="returned",
        reason="Please say more",
        return_reason=why,
        taken_at=NOON,
        **fields,
    )
    return referral


class TestReferralPattern:
    def test_counts_what_was_sent_accepted_and_returned_by_reason(self):
        world = small_world()
        world.referral(accepted=True)
        returned(world, "not_enough", would_help="Their phone number")

        response = signed_in(world.gp).get(URL)

        pattern = response.context["pattern"]
        assert (pattern.sent, pattern.accepted, pattern.returned) == (2, 1, 1)
        assert pattern.reasons == (("Not enough information", 1),)
        assert "Their phone number" in text_of(response)

    def test_never_counts_a_full_team_against_the_practice(self):
        world = small_world()
        returned(world, "team_full")

        response = signed_in(world.gp).get(URL)

        pattern = response.context["pattern"]
        assert (pattern.returned, pattern.full, pattern.reasons) == (0, 1, ())
        assert "the team was full" in text_of(response)

    def test_counts_nothing_of_another_practice(self):
        world, other = small_world(), small_world()
        returned(other, "not_enough")

        assert "Nothing to show yet" in text_of(signed_in(world.gp).get(URL))

    @pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.COMMISSIONER, Role.SCHEME_ADMIN])
    def test_is_for_nobody_else(self, role):
        world = small_world()

        assert signed_in(actor_in(role, world.team)).get(URL).status_code == 403

    def test_a_person_who_moved_here_does_not_bring_the_other_practices_pattern(self):
        world, other = small_world(), small_world()
        moved = returned(other, "not_enough", would_help="Their phone number")
        Referral.objects.filter(pk=moved.pk).update(told_practice=world.practice)

        response = signed_in(world.gp).get(URL)

        assert response.context["pattern"].sent == 0
        assert "Their phone number" not in text_of(response)
