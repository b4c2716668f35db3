"""The concerns somebody may read."""

import pytest
from django.utils import timezone

from referrals import services
from spcore.accounts.roles import Role
from tests.factories.accounts import UserFactory, actor_in
from tests.factories.referrals import PersonFactory, small_world
from tests.linkworkers.counting import questions
from tests.referrals.signing import signed_in, text_of
from tests.referrals.worrying import concern_on

pytestmark = pytest.mark.django_db


class TestConcernList:
    def test_lists_open_ones_and_keeps_those_taken_over(self):
        world = small_world()
        concern = concern_on(world.referral(active=True), by=world.worker)
        browser = signed_in(world.worker)

        opened = text_of(browser.get("/concerns/"))
        services.take_over_concern(
            concern_id=concern.pk, actor=world.worker, at=timezone.now(), action_taken="Rang"
        )
        empty = text_of(browser.get("/concerns/"))
        kept = text_of(browser.get("/concerns/?show=settled"))

        assert "Nobody has seen it" in opened
        assert "No open concerns" in empty
        assert "Taken over" in kept

    def test_each_role_sees_its_own(self):
        world, other = small_world(), small_world()
        mine = PersonFactory(family_name="Mineperson")
        theirs = PersonFactory(family_name="Colleagueperson")
        away = PersonFactory(family_name="Awayperson")
        concern_on(world.referral(active=True, person=mine), by=world.worker)
        colleagues = world.referral(active=True, person=theirs, link_worker=UserFactory())
        lead = actor_in(Role.SAFEGUARDING_LEAD, world.scheme.organisation)
        concern_on(colleagues, by=world.supervisor)
        concern_on(other.referral(active=True, person=away), by=other.worker)

        seen = {
            name: [
                word
                for word in ("Mineperson", "Colleagueperson", "Awayperson")
                if word in text_of(signed_in(actor).get("/concerns/"))
            ]
            for name, actor in {
                "worker": world.worker,
                "supervisor": world.supervisor,
                "lead": lead,
                "gp": world.gp,
                "other": other.worker,
            }.items()
        }

        team = ["Mineperson", "Colleagueperson"]
        assert seen == {
            "worker": ["Mineperson"],
            "supervisor": team,
            "lead": team,
            "gp": team,
            "other": ["Awayperson"],
        }

    def test_is_closed_to_those_who_read_none(self):
        world = small_world()

        for role, organisation in (
            (Role.REFERRER_ADMIN, world.practice),
            (Role.TEAM_ADMIN, world.team),
        ):
            browser = signed_in(actor_in(role, organisation))
            assert browser.get("/concerns/").status_code == 403

    def test_asks_as_few_questions_at_thirty_rows(self):
        world = small_world()
        browser = signed_in(world.supervisor)
        concern_on(world.referral(active=True), by=world.worker)
        browser.get("/concerns/")
        few = questions(browser, "/concerns/")
        for _count in range(30):
            concern_on(world.referral(active=True), by=world.worker)

        first = browser.get("/concerns/")
        second = browser.get(first.context["older"])

        assert questions(browser, "/concerns/") == few
        assert (len(first.context["rows"]), len(second.context["rows"])) == (25, 6)
