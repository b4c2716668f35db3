"""A colleague takes a turn."""

from datetime import timedelta

import pytest
from django.utils import timezone

from spcore.accounts.roles import Role
from tests.factories.accounts import actor_in
from tests.factories.referrals import small_world
from tests.referrals.rostering import turn_of
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def tomorrow():
    return timezone.localdate() + timedelta(days=1)


class TestRotaSwap:
    def test_gives_the_turn_to_a_colleague_and_remembers_whose_it_was(self):
        world = small_world()
        turn = turn_of(world, world.worker, tomorrow())
        form = {"person": world.supervisor.user_id, "held_by": world.worker.user_id}

        page = text_of(signed_in(world.supervisor).post(f"/rota/{turn.pk}/", form, follow=True))

        turn.refresh_from_db()
        assert turn.user_id == world.supervisor.user_id
        assert turn.instead_of_id == world.worker.user_id
        assert f"instead of {world.worker.name}" in page

    def test_is_undone_by_giving_it_back(self):
        world = small_world()
        turn = turn_of(world, world.worker, tomorrow())
        browser = signed_in(world.supervisor)
        one, other = world.worker.user_id, world.supervisor.user_id

        browser.post(f"/rota/{turn.pk}/", {"person": other, "held_by": one})
        browser.post(f"/rota/{turn.pk}/", {"person": one, "held_by": other})

        turn.refresh_from_db()
        assert (turn.user_id, turn.instead_of_id) == (one, None)

    def test_refuses_what_changed_since_and_what_is_over(self):
        world = small_world()
        coming = turn_of(world, world.worker, tomorrow())
        over = turn_of(world, world.worker, tomorrow() - timedelta(days=2))
        browser, colleague = signed_in(world.supervisor), actor_in(Role.LINK_WORKER, world.team)
        stale = {"person": world.worker.user_id, "held_by": colleague.user_id}
        late = {"person": colleague.user_id, "held_by": world.worker.user_id}

        assert browser.post(f"/rota/{over.pk}/", late).status_code == 409
        coming.user_id = world.supervisor.user_id
        coming.save()
        assert browser.post(f"/rota/{coming.pk}/", stale).status_code == 409

    def test_asks_who(self):
        world = small_world()
        turn = turn_of(world, world.worker, tomorrow())

        page = text_of(signed_in(world.supervisor).post(f"/rota/{turn.pk}/", {}))

        assert "Select who takes this turn" in page

    def test_is_not_there_for_another_team_nor_for_a_worker(self):
        world = small_world()
        turn = turn_of(world, world.worker, tomorrow())

        assert signed_in(small_world().supervisor).get(f"/rota/{turn.pk}/").status_code == 404
        assert signed_in(world.worker).get(f"/rota/{turn.pk}/").status_code == 403
