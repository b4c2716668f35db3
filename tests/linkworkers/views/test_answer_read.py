"""Ticking off what a service answered."""

import pytest
from django.utils import timezone

from linkworkers.models import AnswerRead
from spcore.accounts.roles import Role
from tests.factories.accounts import actor_in
from tests.factories.referrals import small_world
from tests.linkworkers.views.test_today import answered, case
from tests.referrals.signing import signed_in

pytestmark = pytest.mark.django_db


class TestAnswerRead:
    def test_takes_it_off_the_day_with_what_came_before(self):
        world = small_world()
        step = answered(case(world, "Okafor", allocated_at=timezone.now()))
        step.pk = None
        step.action, step.went_to, step.taken_at = "start", "started", timezone.now()
        step.save(force_insert=True)
        browser = signed_in(world.worker)
        (row,) = browser.get("/today/").context["day"].answers

        for _click in range(2):
            browser.post(f"/today/answers/{row.step_id}/read/")

        assert row.step_id == step.pk
        assert AnswerRead.objects.count() == 2
        assert browser.get("/today/").context["day"].answers == []

    def test_is_hidden_from_a_colleague(self):
        world = small_world()
        step = answered(case(world, "Okafor"))
        colleague = actor_in(Role.LINK_WORKER, world.team)

        answer = signed_in(colleague).post(f"/today/answers/{step.pk}/read/")

        assert answer.status_code == 404
        assert not AnswerRead.objects.exists()
