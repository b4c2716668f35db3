"""The practice's own pattern: exact, private, and never blamed for a full team."""

from datetime import UTC, date, datetime, timedelta

import pytest

from referrals.models import Referral, Step
from spcore.accounts.roles import Role
from tests.factories.accounts import actor_in
from tests.factories.referrals import (
    NOON,
    ConsentFactory,
    OnwardReferralFactory,
    PersonFactory,
    small_world,
)
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


SUMMER = datetime(2026, 7, 1, 12, tzinfo=UTC)
CAME = {"kind": "record_only", "status": "started", "started_on": SUMMER.date()}


def people(world, number: int, *, sent: datetime = SUMMER, **onward):
    """Refer so many people, each with one service."""
    for _ in range(number):
        referral = world.referral(active=True, person=PersonFactory(), submitted_at=sent)
        OnwardReferralFactory(referral=referral, **onward)
    return referral


class TestHowFarPeopleCame:
    def test_gives_rounded_shares_of_twenty_people_or_more_in_twelve_closed_months(self):
        world = small_world()
        people(world, 10, **CAME, times_came=1)
        later = SUMMER.date() + timedelta(days=90)
        still = people(world, 11, **CAME, times_came=9, last_came_on=later)
        signposted = world.referral(active=True, person=still.person, submitted_at=SUMMER)
        OnwardReferralFactory(referral=signposted, kind="signposting", status="offered")

        coming = signed_in(world.gp).get(URL).context["coming"]

        assert (coming.since, coming.until) == (date(2025, 10, 1), date(2026, 9, 30))
        assert coming.people == 20
        rows = dict(coming.rows)
        assert (rows["Came once"], rows["Still going at 12 weeks"]) == ("about 50%", "about 50%")
        assert rows["Signposted: information only"] == "under 5%"

    def test_gives_none_of_fewer(self):
        world = small_world()
        people(world, 19, **CAME)
        people(world, 5, sent=NOON, **CAME)

        response = signed_in(world.gp).get(URL)

        assert response.context["coming"].rows == ()
        assert "fewer than 20" in text_of(response)

    @pytest.mark.parametrize("how", ["codes only", "refused", "another practice"])
    def test_counts_nobody_of_whom_the_practice_is_not_told(self, how):
        world = small_world()
        people(world, 19, **CAME)
        last = people(small_world() if how == "another practice" else world, 1, **CAME)
        Referral.objects.filter(pk=last.pk).update(codes_only=how == "codes only")
        if how == "refused":
            ConsentFactory(person=last.person, purpose="feedback", is_given=False)

        assert signed_in(world.gp).get(URL).context["coming"].rows == ()
