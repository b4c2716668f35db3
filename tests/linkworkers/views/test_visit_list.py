"""The team's visits that go on."""

from datetime import timedelta

import pytest
from django.utils import timezone

from linkworkers.models import LoneVisit
from linkworkers.services.lone_visits import start_visit
from spcore.accounts.roles import Role
from spcore.audit.models import AuditEntry
from tests.factories.accounts import actor_in
from tests.factories.referrals import PersonFactory, small_world
from tests.linkworkers.counting import questions
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def visit_in(world, worker=None):
    worker = worker or world.worker
    person = PersonFactory(address="1 Canary Row")
    referral = world.referral(active=True, person=person)
    referral.link_worker_id = worker.user_id
    referral.save()
    return start_visit(referral_id=referral.pk, actor=worker, at=timezone.now())


class TestVisitList:
    def test_says_where_they_went_once_they_are_overdue_and_not_before(self):
        world = small_world()
        visit_in(world)
        browser = signed_in(world.supervisor)

        before = text_of(browser.get("/visits/"))
        LoneVisit.objects.update(
            started_at=timezone.now() - timedelta(hours=2),
            due_back_at=timezone.now() - timedelta(minutes=1),
        )
        late = text_of(browser.get("/visits/"))

        assert world.worker.name in before
        assert "1 Canary Row" not in before
        assert "Has not checked out" in late
        assert "1 Canary Row" in late
        entry = AuditEntry.objects.filter(label="linkworkers:visit_list").latest("at")
        assert "contact" in entry.shown

    def test_shows_no_other_team_and_says_when_nobody_is_out(self):
        visit_in(small_world())

        page = text_of(signed_in(small_world().supervisor).get("/visits/"))

        assert "Nobody is on a visit" in page

    def test_asks_as_few_questions_at_ten_visits(self):
        world = small_world()
        browser = signed_in(world.supervisor)
        visit_in(world)
        browser.get("/visits/")
        few = questions(browser, "/visits/")
        for _count in range(9):
            visit_in(world, actor_in(Role.LINK_WORKER, world.team))

        assert questions(browser, "/visits/") == few
