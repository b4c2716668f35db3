"""The page that counts how far people came with services."""

from datetime import timedelta

import pytest
from django.utils import timezone

from linkworkers.models import TripHelp
from referrals.models import GettingThere, OnwardReferral
from referrals.selectors.uptake import code, read, uptake, uptake_of_team
from referrals.uptake import Stage
from tests.factories.accounts import UserFactory
from tests.factories.referrals import OnwardReferralFactory, small_world
from tests.linkworkers.counting import questions
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
LONG_AGO = {"started_on": timezone.localdate() - timedelta(days=100), "status": "started"}
# What was recorded, and how far it came by that.
RECORDED = (
    ({"kind": "signposting"}, Stage.SIGNPOSTED),
    ({}, Stage.OFFERED),
    ({"status": "declined", "kind": "record_only"}, Stage.REFERRED),
    ({"kind": "record_only", "introduced_on": timezone.localdate()}, Stage.INTRODUCED),
    ({"times_came": 1, **LONG_AGO}, Stage.CAME_ONCE),
    ({"times_came": 4, **LONG_AGO}, Stage.COMING),
    ({**LONG_AGO, "still_going_on": timezone.localdate()}, Stage.STILL_GOING),
    ({**LONG_AGO, "times_came": 9, "last_came_on": timezone.localdate()}, Stage.STILL_GOING),
    ({**LONG_AGO, "status": "ended", "end": "helped", "times_came": 2}, Stage.COMING),
)


@pytest.fixture
def world():
    world = small_world()
    for recorded, _stage in RECORDED:
        fields = {"kind": "record_only" if "status" in recorded else "referral"} | recorded
        OnwardReferralFactory(
            referral=world.referral(active=True), created_at=timezone.now(), **fields
        )
    return world


class TestUptakeCounts:
    def test_the_column_and_the_row_say_the_same(self, world):
        rows = OnwardReferral.objects.annotate(code=code()).order_by("created_at")

        found = [(read(row.code), uptake(row)) for row in rows]

        assert all(one == other for one, other in found)
        assert [one.furthest for one, _other in found] == [stage for _said, stage in RECORDED]

    def test_says_what_is_not_known_at_12_weeks(self, world, django_assert_num_queries):
        with django_assert_num_queries(1):
            counts = uptake_of_team(team_id=world.team.pk, worker_id=None, at=timezone.now())

        assert (counts.number, counts.lost) == (9, 1)
        assert (counts.due, counts.still, counts.ended, counts.unknown) == (5, 2, 1, 2)

    def test_counts_nothing_of_another_team(self, world):
        other = small_world()

        counts = uptake_of_team(team_id=other.team.pk, worker_id=None, at=timezone.now())

        assert counts.number == 0


class TestUptake:
    def test_tells_the_stages_apart(self, world):
        page = text_of(signed_in(world.supervisor).get("/team/uptake/"))

        for stage in Stage:
            assert str(stage.label) in page

    def test_a_link_worker_sees_their_own_alone(self, world):
        OnwardReferral.objects.update(
            referral=world.referral(active=True, link_worker=UserFactory())
        )

        page = text_of(signed_in(world.worker).get("/team/uptake/"))

        assert "Nothing to count yet" in page

    def test_counts_help_by_kind_with_journeys_to_no_service_and_lists_what_is_to_arrange(self):
        world = small_world()
        referral, now = world.referral(active=True), timezone.now()
        by = {"owner_id": world.worker.user_id}
        GettingThere.objects.create(
            onward=OnwardReferralFactory(referral=referral), help="booked", help_kind="taxi",
            cost="4.50", changed_at=now, **by,
        )  # fmt: skip
        for state, cost in (("booked", "2.00"), ("refused", None), ("asked", None)):
            TripHelp.objects.create(
                referral=referral, kind="taxi", words=f"To {state}", state=state, cost=cost,
                asked_at=now, **by,
            )  # fmt: skip

        page = signed_in(world.supervisor).get("/team/uptake/")

        kinds = page.context["kinds"]
        assert [(row.asked, row.booked, row.refused, str(row.cost)) for row in kinds] == [
            (1, 2, 1, "6.50")
        ]
        assert "To asked" in text_of(page)
        assert "To booked" not in text_of(page)

    def test_lists_help_to_book_and_asks_as_often_for_25_as_for_5(self, world):
        referral, browser, counts = world.referral(active=True), signed_in(world.supervisor), []
        for number in (5, 20):
            for _one in range(number):
                GettingThere.objects.create(
                    onward=OnwardReferralFactory(referral=referral),
                    help="asked",
                    owner_id=world.worker.user_id,
                    changed_at=timezone.now(),
                )
            counts.append(questions(browser, "/team/uptake/"))

        page = text_of(browser.get("/team/uptake/"))

        assert page.count(f"{world.worker.name} sees to it") == 25
        assert counts[0] == counts[1]
