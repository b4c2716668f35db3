"""Handing people over, in the browser."""

from datetime import timedelta

import pytest
from django.utils import timezone

from linkworkers.models import Handover
from referrals.models import OnCallTurn, Referral
from spcore.accounts.models import User
from spcore.audit.models import AuditEntry
from tests.factories.linkworkers import ProfileFactory
from tests.factories.referrals import small_world
from tests.linkworkers.booking import booked, tomorrow_at
from tests.linkworkers.covering import colleague_in
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def address(world):
    return f"/team/{world.worker.user_id}/handover/"


def taker_in(world, **fields):
    user = User.objects.get(pk=colleague_in(world).user_id)
    ProfileFactory(user=user, team=world.team, **fields)
    return user


def picked(world, cases, taker, **fields):
    return {f"taker-{case.pk}": str(taker.pk) for case in cases} | {"why": "leaves"} | fields


def on_call(world, actor):
    OnCallTurn.objects.create(
        team=world.team, user_id=actor.user_id, day=timezone.localdate() + timedelta(days=2),
        starts="09:00", ends="17:00", set_by_id=world.supervisor.user_id, set_at=timezone.now(),
    )  # fmt: skip


class TestHandoverAdd:
    def test_suggests_takers_so_that_the_work_is_shared_out(self):
        world = small_world()
        takers = {taker_in(world).pk, taker_in(world).pk}
        cases = [world.referral(active=True) for _ in range(4)]

        answer = signed_in(world.supervisor).get(address(world))

        chosen = [answer.context["form"][f"taker-{case.pk}"].initial for case in cases]
        assert sorted(chosen) == sorted([str(pk) for pk in takers] * 2)
        entry = AuditEntry.objects.get(label="linkworkers:handover_add")
        assert set(entry.people) == {case.person_id for case in cases}

    def test_asks_as_many_questions_for_many_as_for_one(self, django_assert_max_num_queries):
        world = small_world()
        taker_in(world)
        for _ in range(15):
            world.referral(active=True)
        browser = signed_in(world.supervisor)
        browser.get(address(world))

        with django_assert_max_num_queries(10):
            browser.get(address(world))

    def test_hands_everybody_over_in_one_step(self):
        world = small_world()
        taker, cases = taker_in(world), [world.referral(active=True) for _ in range(2)]

        page = text_of(
            signed_in(world.supervisor).post(
                address(world), picked(world, cases, taker), follow=True
            )
        )

        assert f"to {taker.name}" in page
        assert {row.link_worker_id for row in Referral.objects.all()} == {taker.pk}

    def test_keeps_what_was_chosen_and_asks_for_what_is_missing(self):
        world = small_world()
        taker, case = taker_in(world), world.referral(active=True)

        page = text_of(
            signed_in(world.supervisor).post(
                address(world), picked(world, [case], taker, why="", note="From Monday")
            )
        )

        assert "Select why their people are handed over" in page
        assert "From Monday" in page
        assert not Handover.objects.exists()

    def test_keeps_the_choices_where_a_taker_is_busy_and_says_beside_which(self):
        world = small_world()
        taker, case = taker_in(world), world.referral(active=True)
        tomorrow = tomorrow_at(10)
        booked(world, case, tomorrow)
        booked(world, world.referral(active=True, link_worker=taker), tomorrow)

        page = text_of(
            signed_in(world.supervisor).post(
                address(world), picked(world, [case], taker, note="From Monday")
            )
        )

        assert "They have something else at the time of this person’s appointment" in page
        assert f'value="{taker.pk}" selected' in page
        assert "From Monday" in page

    def test_gives_turns_on_call_to_somebody_and_back_again(self):
        world = small_world()
        taker, case = taker_in(world), world.referral(active=True)
        on_call(world, world.worker)
        browser = signed_in(world.supervisor)

        asked = text_of(browser.post(address(world), picked(world, [case], taker)))
        browser.post(address(world), picked(world, [case], taker, turns_to=str(taker.pk)))

        assert "Select who takes their turns on call" in asked
        turn = OnCallTurn.objects.get()
        assert (turn.user_id, turn.instead_of_id) == (taker.pk, world.worker.user_id)
        browser.post(f"/handovers/{Handover.objects.get().pk}/undo/")
        turn.refresh_from_db()
        assert (turn.user_id, turn.instead_of_id) == (world.worker.user_id, None)

    def test_says_when_nobody_can_take_them_and_when_there_is_nobody(self):
        world = small_world()
        browser = signed_in(world.supervisor)

        nobody = text_of(browser.get(address(world)))
        world.referral(active=True)
        no_taker = text_of(browser.get(address(world)))

        assert "They work with nobody now" in nobody
        assert "Nobody can take them" in no_taker

    def test_is_not_there_for_another_team(self):
        answer = signed_in(small_world().supervisor).get(address(small_world()))

        assert answer.status_code == 404
