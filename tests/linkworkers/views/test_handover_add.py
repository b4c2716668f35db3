"""Handing people over, in the browser."""

import pytest

from linkworkers.models import Handover
from referrals.models import Referral
from spcore.accounts.models import User
from spcore.audit.models import AuditEntry
from tests.factories.linkworkers import ProfileFactory
from tests.factories.referrals import small_world
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

        with django_assert_max_num_queries(8):
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
