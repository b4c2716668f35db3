"""The rota of a team, week by week."""

from datetime import timedelta

import pytest
from django.utils import timezone

from referrals.models import OnCallTurn
from spcore.accounts.roles import Role
from tests.factories.accounts import actor_in
from tests.factories.referrals import small_world
from tests.linkworkers.counting import questions
from tests.referrals.rostering import turn_of
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def today():
    return timezone.localdate()


def entered(actor, **fields):
    form = {"person": actor.user_id, "days": [today()], "starts": "9am", "ends": "17:00"}
    return form | fields


class TestRotaWeek:
    def test_a_supervisor_puts_somebody_on_call_on_several_days_at_once(self):
        world = small_world()
        sunday = today() + timedelta(days=6 - today().weekday())
        days = sorted({today(), sunday})

        page = text_of(
            signed_in(world.supervisor).post(
                "/rota/", entered(world.worker, days=days), follow=True
            )
        )

        held = OnCallTurn.objects.order_by("day")
        assert [turn.day for turn in held] == days
        assert held[0].user_id == world.worker.user_id
        assert world.worker.name in page
        assert "9am to 5pm" in page

    def test_says_what_is_wrong_and_keeps_what_was_typed(self):
        world = small_world()
        form = entered(world.worker, starts="17:00", ends="9am", days=[])

        page = text_of(signed_in(world.supervisor).post("/rota/", form))

        assert "Tick at least one day" in page
        assert "The end must be later than the beginning" in page
        assert 'value="17:00"' in page
        assert not OnCallTurn.objects.exists()

    def test_offers_people_of_the_team_and_the_lead_alone(self):
        world, other = small_world(), small_world()
        lead = actor_in(Role.SAFEGUARDING_LEAD, world.scheme.organisation)
        browser = signed_in(world.supervisor)

        page = text_of(browser.get("/rota/"))

        assert str(lead.user_id) in page
        assert str(world.worker.user_id) in page
        assert str(other.worker.user_id) not in page
        refused = text_of(browser.post("/rota/", entered(other.worker)))
        assert not OnCallTurn.objects.exists()
        assert "Error" in refused

    def test_warns_of_hours_without_anybody(self):
        page = text_of(signed_in(small_world().supervisor).get("/rota/"))

        assert "Nobody is on call at these staffed hours" in page

    def test_a_link_worker_reads_it_and_changes_nothing(self):
        world = small_world()
        turn_of(world, world.supervisor, today())
        browser = signed_in(world.worker)

        page = text_of(browser.get("/rota/"))
        answer = browser.post("/rota/", entered(world.worker))

        assert world.supervisor.name in page
        assert "Put somebody on call" not in page
        assert (answer.status_code, OnCallTurn.objects.count()) == (200, 1)

    def test_an_administrator_of_the_scheme_sees_its_teams_and_no_others(self):
        world, other = small_world(), small_world()
        second = small_world().team
        second.parent, second.name = world.scheme.organisation, "Z team"
        second.save()
        browser = signed_in(actor_in(Role.SCHEME_ADMIN, world.scheme.organisation))

        page = text_of(browser.get("/rota/"))

        assert world.team.name in page
        assert "Z team" in page
        assert browser.get(f"/rota/?team={other.team.pk}").status_code == 404
        answer = browser.post(f"/rota/?team={second.pk}", entered(world.worker))
        assert (answer.status_code, OnCallTurn.objects.count()) == (200, 0)

    def test_is_closed_to_practices_and_providers(self):
        world = small_world()

        assert signed_in(world.gp).get("/rota/").status_code == 403

    def test_asks_as_few_questions_at_many_turns(self):
        world = small_world()
        browser = signed_in(world.supervisor)
        turn_of(world, world.worker, today())
        browser.get("/rota/")
        few = questions(browser, "/rota/")
        for _count in range(10):
            turn_of(world, actor_in(Role.LINK_WORKER, world.team), today())

        assert questions(browser, "/rota/") == few
