"""Giving a person to a link worker in the browser."""

import pytest

from referrals.states import Status
from spcore.accounts.models import User
from spcore.accounts.roles import Role
from tests.factories.accounts import actor_in
from tests.factories.linkworkers import ProfileFactory
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def profile(world, actor, name="", **fields):
    user = User.objects.get(pk=actor.user_id)
    user.name = name or user.name
    user.save()
    return ProfileFactory(user=user, team=world.team, **fields)


def address(referral):
    return f"/triage/{referral.pk}/allocate/"


class TestReferralAllocate:
    def test_offers_the_cases_own_team_with_what_each_carries(self):
        world, other = small_world(), small_world()
        away = actor_in(Role.LINK_WORKER, world.team)
        profile(world, world.worker, "Bea Hall", capacity=40)
        profile(world, away, "Noor Shah", is_taking_people=False)
        profile(other, other.worker, "Kim Ash")
        world.referral(active=True)

        page = text_of(signed_in(world.supervisor).get(address(world.referral(accepted=True))))

        assert "Bea Hall: 1 of 40 open" in page
        assert "Noor Shah" not in page
        assert "Kim Ash" not in page

    def test_a_supervisor_gives_a_person(self):
        world = small_world()
        profile(world, world.worker)
        referral = world.referral(accepted=True)

        answer = signed_in(world.supervisor).post(
            address(referral), {"worker": str(world.worker.user_id)}
        )

        referral.refresh_from_db()
        assert (answer.url, referral.status) == ("/triage/", Status.ALLOCATED)

    def test_a_link_worker_takes_a_person_and_is_offered_nobody_else(self):
        world = small_world()
        profile(world, world.worker, "Bea Hall")
        profile(world, actor_in(Role.LINK_WORKER, world.team), "Noor Shah")
        referral = world.referral(accepted=True)
        browser = signed_in(world.worker)

        page = text_of(browser.get(address(referral)))
        answer = browser.post(address(referral), {"worker": str(world.worker.user_id)})

        assert "Noor Shah" not in page
        assert answer.url == f"/caseload/{referral.pk}/"

    def test_a_full_one_needs_a_reason(self):
        world = small_world()
        profile(world, world.worker, capacity=1)
        world.referral(active=True)
        referral = world.referral(accepted=True)
        browser, form = signed_in(world.supervisor), {"worker": str(world.worker.user_id)}

        refused = text_of(browser.post(address(referral), form))
        browser.post(address(referral), form | {"over_capacity_reason": "Eviction on Monday"})

        referral.refresh_from_db()
        assert "Say why it must go over capacity" in refused
        assert referral.status == Status.ALLOCATED

    def test_asks_why_where_somebody_else_gave_the_last_place_away_meanwhile(self):
        world = small_world()
        profile(world, world.worker, capacity=1)
        referral = world.referral(accepted=True)
        browser = signed_in(world.supervisor)
        browser.get(address(referral))
        world.referral(active=True)

        page = text_of(browser.post(address(referral), {"worker": str(world.worker.user_id)}))

        assert "Say why it must go over capacity" in page
        assert "checked" in page

    def test_refuses_an_id_that_is_not_on_the_list(self):
        world, other = small_world(), small_world()
        profile(world, world.worker)
        profile(other, other.worker)
        referral = world.referral(accepted=True)

        signed_in(world.supervisor).post(address(referral), {"worker": str(other.worker.user_id)})

        referral.refresh_from_db()
        assert referral.status == Status.ACCEPTED

    def test_says_when_nobody_takes_people(self):
        world = small_world()

        page = text_of(signed_in(world.supervisor).get(address(world.referral(accepted=True))))

        assert "Nobody takes people now" in page

    def test_is_not_there_for_another_team_and_not_for_what_is_not_accepted(self):
        world, other = small_world(), small_world()

        hidden = signed_in(other.supervisor).get(address(world.referral(accepted=True)))
        early = signed_in(world.supervisor).get(address(world.referral(submitted=True)))

        assert (hidden.status_code, early.status_code) == (404, 409)
