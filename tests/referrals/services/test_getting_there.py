"""How somebody gets to a service, and who sees it."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from referrals import selectors
from referrals.models import GettingThere, OnwardReferral
from referrals.selectors.getting_there import help_of_team, help_to_book
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


class TestHelpOfTeam:
    def test_counts_what_became_of_it_and_adds_up_what_it_cost(self):
        sharing = offered()
        plan(sharing, help="booked", cost=Decimal("4.50"))
        at = timezone.now()

        found = help_of_team(actor=sharing.world.worker, at=at)
        others = help_of_team(actor=offered().world.worker, at=at)

        assert (found.booked, found.waiting, found.cost) == (1, 0, Decimal("4.50"))
        assert others.booked == 0


class TestHelpToBook:
    def test_lists_what_waits_until_it_is_booked_or_over(self):
        sharing = offered()
        of = {"actor": sharing.world.worker, "at": timezone.now()}
        plan(sharing, help="asked")

        assert [row.owner_id for row in help_to_book(**of)] == [sharing.world.worker.user_id]
        assert not help_to_book(actor=offered().world.supervisor, at=of["at"])
        OnwardReferral.objects.update(status="withdrawn")
        assert (help_to_book(**of), help_of_team(**of).waiting) == ([], 0)
