"""The part of every page that says what waits for its reader."""

import pytest
from django.utils import timezone

from referrals import services
from spcore.accounts.roles import Role
from tests.factories.accounts import actor_in
from tests.factories.referrals import small_world
from tests.linkworkers.counting import questions
from tests.referrals.rostering import on_call_now
from tests.referrals.signing import signed_in, text_of
from tests.referrals.worrying import concern_on

pytestmark = pytest.mark.django_db


class TestConcernUrgent:
    def test_tells_owner_on_call_and_lead_and_nobody_else_until_it_is_taken_over(self):
        world, other = small_world(), small_world()
        on_duty = actor_in(Role.LINK_WORKER, world.team)
        lead = actor_in(Role.SAFEGUARDING_LEAD, world.scheme.organisation)
        on_call_now(world, on_duty)
        concern = concern_on(world.referral(active=True), by=world.gp)

        def waits(actor):
            return "1 open concern" in text_of(signed_in(actor).get("/concerns/urgent/"))

        before = [waits(actor) for actor in (on_duty, world.worker, lead)]
        others = [waits(actor) for actor in (world.supervisor, other.worker, other.supervisor)]
        services.take_over_concern(
            concern_id=concern.pk, actor=on_duty, at=timezone.now(), action_taken="Rang"
        )

        assert before == [True, True, True]
        assert others == [False, False, False]
        assert not waits(on_duty)

    def test_names_nobody_and_asks_three_questions_beside_the_frame(self):
        world = small_world()
        referral = world.referral(active=True)
        concern_on(referral, by=world.gp)
        browser = signed_in(world.supervisor)

        page = text_of(browser.get("/concerns/urgent/"))

        assert referral.whom.family_name not in page
        assert "CNRY" not in page
        assert questions(browser, "/concerns/urgent/") == 4

    def test_is_asked_for_by_every_page_of_theirs_and_by_no_others(self):
        world = small_world()

        asks = {
            actor.role: 'data-live-from="/concerns/urgent/"' in text_of(signed_in(actor).get(page))
            for actor, page in (
                (world.worker, "/caseload/"),
                (world.supervisor, "/rota/"),
                (world.gp, "/referrals/"),
            )
        }

        assert asks == {
            Role.LINK_WORKER: True,
            Role.SUPERVISOR: True,
            Role.REFERRER_CLINICIAN: False,
        }

    def test_asking_by_itself_keeps_nobody_signed_in(self):
        world = small_world()
        browser = signed_in(world.worker)
        browser.get("/caseload/")
        session = browser.session
        session["touched_at"] = 1.0
        session.save()

        browser.get("/concerns/urgent/", headers={"X-Poll": "1"})
        asked_by_itself = browser.session["touched_at"]
        browser.get("/concerns/urgent/")

        assert asked_by_itself == 1.0
        assert browser.session["touched_at"] > 1.0
