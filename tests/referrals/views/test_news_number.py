"""How many things are new, asked for by every page of whoever has news."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.html import strip_tags
from playwright.sync_api import expect

from referrals.services.news import mark_news_seen
from spcore.accounts.models import User
from spcore.accounts.roles import Role
from tests.browser import BrowserPage
from tests.factories.accounts import actor_in
from tests.factories.referrals import small_world
from tests.linkworkers.counting import questions
from tests.referrals.signing import signed_in, text_of
from tests.referrals.views.test_news_list import step, wrote

pytestmark = pytest.mark.django_db
ADDRESS = "/notifications/number/"


def number(actor) -> str:
    return strip_tags(text_of(signed_in(actor).get(ADDRESS))).strip()


class TestNewsNumber:
    def test_says_the_number_of_the_page_and_nothing_of_anybody(self):
        world = small_world()
        case = world.referral(active=True)
        wrote(world, case, "referrer")
        wrote(world, case, "referrer", read_at=timezone.now())
        step(world, case, "allocate", world.supervisor, "allocated")

        assert number(world.worker) == "2 things are new"
        assert signed_in(world.worker).get("/notifications/").context["page"].number == 2
        assert number(actor_in(Role.LINK_WORKER, world.team)) == ""

    def test_counts_what_came_since_somebody_said_that_they_had_seen_it(self):
        world, now = small_world(), timezone.now()
        case = world.referral(active=True)
        wrote(world, case, "referrer")
        mark_news_seen(until=now + timedelta(hours=1), actor=world.worker, at=timezone.now())

        assert number(world.worker) == ""
        wrote(world, case, "referrer")
        assert number(world.worker) == "1 thing is new"

    def test_is_kept_by_the_readers_own_browser_for_two_minutes(self):
        world = small_world()

        answer = signed_in(world.worker).get(ADDRESS)

        assert answer["Cache-Control"] == "private, max-age=120"

    def test_asks_as_much_of_five_as_of_fifty(self):
        world = small_world()
        case, browser = world.referral(active=True), signed_in(world.worker)
        for _number in range(5):
            wrote(world, case, "referrer")
        few = questions(browser, ADDRESS)
        for _number in range(45):
            wrote(world, case, "referrer")

        assert questions(browser, ADDRESS) == few <= 12

    def test_costs_a_page_no_statement_of_its_own(self):
        world = small_world()
        browser = signed_in(world.worker)
        before = questions(browser, "/caseload/")
        wrote(world, world.referral(active=True), "referrer")
        browser.get(ADDRESS)

        assert f'data-live-from="{ADDRESS}?as=' in browser.get("/caseload/").content.decode()
        assert questions(browser, "/caseload/") <= before
        lead = signed_in(actor_in(Role.SAFEGUARDING_LEAD, world.team))
        assert ADDRESS not in lead.get("/concerns/").content.decode()


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_stands_on_every_page_on_a_phone(browser_page: BrowserPage):
    world = small_world()
    wrote(world, world.referral(active=True), "referrer")
    browser_page.sign_in(User.objects.get(pk=world.worker.user_id))
    page = browser_page.open("/caseload/")
    page.set_viewport_size({"width": 390, "height": 844})

    page.get_by_role("link", name="1 thing is new").click()

    page.wait_for_url("**/notifications/")
    page.get_by_role("button", name="I have seen these").click()
    expect(page.get_by_text("Marked as seen")).to_be_visible()
    expect(page.locator(".app-news")).to_have_text("")
    browser_page.check()
