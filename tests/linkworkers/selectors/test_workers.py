"""Who is suggested for the next person, and why."""

import pytest

from linkworkers import selectors
from linkworkers.models import Support
from linkworkers.selectors import Worker
from spcore.accounts.models import User
from spcore.accounts.roles import Role
from tests.factories.accounts import actor_in
from tests.factories.linkworkers import ProfileFactory
from tests.factories.referrals import NOON, small_world


def worker(name, held, capacity, speaks="", weighs=None):
    return Worker(name, name, held, capacity, 2 * held if weighs is None else weighs, speaks)


class TestSuggested:
    def test_is_whoever_has_the_smallest_share_of_their_capacity_taken(self):
        half_day = worker("Bea", 10, 15)
        full_day = worker("Noor", 20, 40)

        assert selectors.suggested([half_day, full_day]) == full_day

    def test_counts_a_heavy_case_for_more_than_one(self):
        heavy = worker("Bea", 10, 40, weighs=50)

        assert selectors.suggested([heavy, worker("Noor", 20, 40)]).name == "Noor"

    def test_asks_the_language_before_the_share(self):
        speaks = worker("Bea", 30, 40, "Urdu")

        assert selectors.suggested([speaks, worker("Noor", 0, 40)]) == speaks

    def test_is_nobody_who_is_full(self):
        full = worker("Bea", 40, 40, "Urdu")
        none_agreed = worker("Ash", 0, 0)
        free = worker("Noor", 39, 40)

        assert selectors.suggested([full, none_agreed, free]) == free
        assert selectors.suggested([full, none_agreed]) is None

    def test_goes_by_name_where_all_else_is_equal(self):
        workers = [worker("Noor", 1, 40), worker("Bea", 1, 40)]

        assert selectors.suggested(workers).name == "Bea"


@pytest.mark.django_db
class TestWorkersToChoose:
    def test_says_why_beside_each(self, django_assert_num_queries):
        world = small_world()
        user = User.objects.get(pk=world.worker.user_id)
        ProfileFactory(user=user, team=world.team, capacity=2, languages=["urdu"])
        colleague = actor_in(Role.LINK_WORKER, world.team)
        ProfileFactory(user=User.objects.get(pk=colleague.user_id), team=world.team, capacity=1)
        world.referral(active=True, link_worker_id=colleague.user_id)
        Support.objects.create(referral=world.referral(active=True), level="holistic", weight=3)

        with django_assert_num_queries(1):
            found = {
                each.id: each
                for each in selectors.workers_to_choose(
                    actor=world.supervisor, at=NOON, language="Urdu"
                )
            }

        mine, full = found[world.worker.user_id], found[colleague.user_id]
        assert (mine.is_suggested, full.is_suggested) == (True, False)
        assert "Room for 1 more. As much work as 1½ ordinary cases. Speaks Urdu" in mine.reasons
        assert mine.reasons.startswith("Suggested: of those who speak the language")
        assert full.reasons == "Full"
