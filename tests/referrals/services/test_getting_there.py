"""How somebody gets to a service, and who sees it."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from referrals import selectors
from referrals.models import Companion, GettingThere, OnwardReferral
from referrals.selectors.getting_there import help_to_book, journeys_by_kind
from referrals.services.getting_there import Journey, set_journey
from spcore.errors import Conflict, Invalid
from tests.referrals.sharing import offered

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def plan(sharing, version: int = 0, **fields):
    return set_journey(
        onward_id=sharing.onward.pk, journey=Journey(**fields), version=version,
        actor=sharing.world.worker, at=timezone.now(),
    )  # fmt: skip


def companion(world, **fields) -> Companion:
    usual = {"name": "Sam", "checks_seen_on": TODAY, "trained_on": TODAY}
    usual |= {"checks_seen_by_id": world.worker.user_id, "added_at": timezone.now()}
    return Companion.objects.create(team=world.team, **usual | fields)


def told(sharing) -> dict[str, str]:
    onward = selectors.onward_for(
        actor=sharing.provider, onward_id=sharing.onward.pk, at=timezone.now()
    )
    rows = selectors.provider_view(onward, on=timezone.localdate()).rows
    return {str(key): str(value) for key, value in rows}


class TestSetJourney:
    def test_keeps_it_with_who_takes_care_of_the_help(self):
        sharing = offered()

        plan(sharing, goes="family", companion="Sue", help="asked", help_words="Bus fares")

        row = GettingThere.objects.get()
        assert (row.owner_id, row.version) == (sharing.world.worker.user_id, 1)

    @pytest.mark.parametrize("seen", [None, TODAY - timedelta(days=4 * 365)])
    def test_refuses_a_volunteer_whose_checks_nobody_has_seen_lately(self, seen):
        with pytest.raises(Invalid):
            plan(offered(), goes="volunteer", companion="Sam", checks_seen_on=seen)

    def test_takes_a_volunteer_who_was_checked(self):
        row = plan(offered(), goes="volunteer", companion="Sam", checks_seen_on=TODAY)

        assert row.companion == "Sam"

    def test_takes_a_volunteer_of_the_register_with_the_checks_it_has(self):
        sharing = offered()
        sam = companion(sharing.world, name="Sam", checks_seen_on=TODAY - timedelta(days=9))

        row = plan(sharing, goes="volunteer", companion="typed", volunteer_id=sam.pk)

        assert (row.volunteer, row.companion) == (sam, "Sam")
        assert row.checks_seen_on == TODAY - timedelta(days=9)

    @pytest.mark.parametrize(
        "lacking",
        [
            {"checks_seen_on": None, "checks_seen_by_id": None},
            {"checks_seen_on": TODAY - timedelta(days=4 * 365)},
            {"trained_on": None},
            {"ended_on": TODAY},
        ],
        ids=str,
    )
    def test_refuses_a_volunteer_of_the_register_who_may_not_go_along(self, lacking):
        sharing = offered()
        sam = companion(sharing.world, **lacking)

        with pytest.raises(Invalid):
            plan(sharing, goes="volunteer", volunteer_id=sam.pk, checks_seen_on=TODAY)

    def test_refuses_a_volunteer_of_another_team(self):
        sam = companion(offered().world)

        with pytest.raises(Invalid):
            plan(offered(), goes="volunteer", volunteer_id=sam.pk, checks_seen_on=TODAY)

    def test_forgets_the_volunteer_where_somebody_else_goes(self):
        sharing = offered()

        row = plan(sharing, goes="worker", volunteer_id=companion(sharing.world).pk)

        assert row.volunteer is None

    def test_refuses_an_older_version(self):
        sharing = offered()
        plan(sharing, goes="alone")

        with pytest.raises(Conflict):
            plan(sharing, goes="worker")


class TestWhatTheServiceSees:
    def test_is_told_who_comes_and_how_after_accepting_where_they_agreed(self):
        sharing = offered().sent()
        plan(
            sharing, goes="family", companion="Sue", way="bus", help="booked",
            help_words="CNRY-fares", is_shared=True,
        )  # fmt: skip

        before = told(sharing)
        after = told(sharing.answered("accept"))

        assert "Comes with" not in before
        assert after["Comes with"] == "Family, a friend or a carer: Sue"
        assert after["How they get there"] == "By bus or train"
        assert "CNRY-fares" not in str(after)

    def test_is_told_nothing_where_they_did_not(self):
        sharing = offered().sent().answered("accept")
        plan(sharing, goes="family", companion="Sue", way="bus")

        assert not {"Comes with", "How they get there"} & told(sharing).keys()
        assert not GettingThere.objects.visible_to(sharing.provider).exists()


class TestJourneysByKind:
    def test_counts_what_became_of_it_and_adds_up_what_it_cost(self):
        sharing, at = offered(), timezone.now()
        plan(sharing, help="booked", help_kind="taxi", cost=Decimal("4.50"))

        found = journeys_by_kind(actor=sharing.world.worker, at=at + timedelta(minutes=1))

        assert found == [("taxi", "booked", 1, Decimal("4.50"))]
        assert journeys_by_kind(actor=offered().world.worker, at=at) == []


class TestHelpToBook:
    def test_lists_what_waits_until_it_is_booked_or_over(self):
        sharing = offered()
        of = {"actor": sharing.world.worker, "at": timezone.now()}
        plan(sharing, help="asked")

        assert [row.owner_id for row in help_to_book(**of)] == [sharing.world.worker.user_id]
        assert not help_to_book(actor=offered().world.supervisor, at=of["at"])
        OnwardReferral.objects.update(status="withdrawn")
        assert (help_to_book(**of), journeys_by_kind(**of)) == ([], [])
