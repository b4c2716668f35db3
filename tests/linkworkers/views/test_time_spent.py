"""Where the time went: what is measured, and what is not guessed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from linkworkers.models import LoneVisit, TimeSpent
from linkworkers.selectors.times import time_spent
from spcore.accounts.models import User
from spcore.accounts.roles import Role
from tests.factories.accounts import actor_in
from tests.factories.linkworkers import ContactFactory
from tests.factories.referrals import World, small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def worked(world: World) -> None:
    """Make a visit of 45 minutes inside 80 checked in, a call without a length, and a tap."""
    now = timezone.now().replace(hour=12)
    referral, worker = world.referral(active=True), User.objects.get(pk=world.worker.user_id)
    common = {"referral": referral, "recorded_by": worker}
    ContactFactory(**common, mode="visit", result="reached", minutes=45, at=now)
    ContactFactory(
        **common, mode="phone", result="reached", minutes=None, at=now, writing_seconds=200
    )
    LoneVisit.objects.create(
        referral=referral, worker=worker, watcher=worker, started_at=now - timedelta(minutes=20),
        due_back_at=now + timedelta(hours=2), ended_at=now + timedelta(minutes=60), ended_by=worker,
    )  # fmt: skip
    TimeSpent.objects.create(
        user=worker, team=world.team, spent_on="admin", minutes=30, day=timezone.localdate(),
        added_at=now,
    )  # fmt: skip


class TestTimes:
    def test_measure_contacts_and_what_visits_took_beyond_them(self):
        world = small_world()
        worked(world)

        (row,) = time_spent(actor=world.worker, at=timezone.now())

        assert (row.contact, row.contacts, row.unsaid, row.writing) == (45, 2, 1, 3)
        assert (row.around, row.travel, row.admin, row.meeting) == (35, 0, 30, 0)

    def test_take_as_few_questions_for_a_team(self, django_assert_num_queries):
        world = small_world()
        worked(world)
        actor_in(Role.LINK_WORKER, world.team)

        with django_assert_num_queries(5):
            rows = time_spent(actor=world.supervisor, at=timezone.now())

        assert len(rows) == 2


class TestTimeSpent:
    def test_is_the_workers_own_and_their_supervisors(self):
        world = small_world()
        worked(world)
        colleague = actor_in(Role.LINK_WORKER, world.team)

        pages = [
            text_of(signed_in(actor).get("/team/time/"))
            for actor in (world.worker, world.supervisor, colleague)
        ]

        assert ["45 minutes in 2 contacts" in page for page in pages] == [True, True, False]

    @pytest.mark.parametrize("role", [Role.TEAM_ADMIN, Role.SCHEME_ADMIN, Role.COMMISSIONER])
    def test_nobody_else_opens_it(self, role):
        response = signed_in(actor_in(role, small_world().team)).get("/team/time/")

        assert response.status_code == 403
