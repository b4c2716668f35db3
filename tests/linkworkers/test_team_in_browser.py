"""The team's pages in a browser: axe at two widths, leave with a cover, a handover."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from referrals.models import Referral
from spcore.accounts.models import User
from tests.browser import BrowserPage
from tests.factories.linkworkers import ProfileFactory
from tests.factories.referrals import PersonFactory, small_world
from tests.linkworkers.covering import absent, colleague_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


class TestTeamsPages:
    def test_are_accessible_and_hand_people_over(self, browser_page: BrowserPage):
        world, today = small_world(), timezone.localdate()
        taker = User.objects.get(pk=colleague_in(world).user_id)
        away = colleague_in(world)
        for user in (User.objects.get(pk=world.worker.user_id), taker):
            ProfileFactory(user=user, team=world.team, languages=["Urdu"])
        person = PersonFactory(given_name="Ada", family_name="Okafor", language="Urdu")
        case = world.referral(active=True, person=person, next_action_on=today)
        waiting = world.referral(accepted=True, person__language="Urdu")
        absent(world, cover=away, first=today, last=today, at=timezone.now())
        browser_page.sign_in(User.objects.get(pk=world.supervisor.user_id))

        for path in (
            "/team/",
            f"/team/{taker.pk}/",
            f"/team/{taker.pk}/absence/",
            f"/triage/{waiting.pk}/allocate/",
            f"/team/{world.worker.user_id}/handover/",
        ):
            browser_page.open(path)
            browser_page.check()

        page = browser_page.page
        page.get_by_label("They leave the team").check()
        page.get_by_role("button", name="Hand them over").click()
        expect(page.get_by_text(f"to {taker.name}")).to_be_visible()
        browser_page.check()
        assert Referral.objects.get(pk=case.pk).link_worker_id == taker.pk
        page.get_by_role("button", name="Undo").click()
        expect(page.get_by_text("1 person is back")).to_be_visible()

    def test_the_day_of_whoever_is_away_is_accessible(self, browser_page: BrowserPage):
        world, today = small_world(), timezone.localdate()
        cover = colleague_in(world)
        person = PersonFactory(given_name="Ada", family_name="Okafor")
        world.referral(active=True, person=person, next_action_on=today)
        absent(world, cover=cover, first=today, last=today, at=timezone.now())
        browser_page.sign_in(User.objects.get(pk=cover.user_id))

        browser_page.open("/today/")

        expect(browser_page.page.get_by_text("away until")).to_be_visible()
        browser_page.check()
