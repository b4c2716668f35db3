"""The right door and triage in a browser: axe at two widths, and the clicks."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from referrals.models import Referral
from referrals.states import Status
from spcore.accounts.models import User
from spcore.accounts.roles import Role
from tests.browser import BrowserPage
from tests.factories.accounts import actor_in
from tests.factories.linkworkers import ProfileFactory
from tests.factories.referrals import OtherDoorFactory, PersonFactory, World, small_world

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def sign_in(browser_page: BrowserPage, actor) -> None:
    """Sign the browser in as the actor."""
    browser_page.page.wait_for_load_state("networkidle")
    browser_page.sign_in(User.objects.get(pk=actor.user_id))


def scheme_with_doors() -> World:
    """Make a scheme that is not for housing, names Shelter, and whose practice has a number."""
    world = small_world()
    scheme = world.scheme
    scheme.remit, scheme.not_for = "Adults who are lonely or worried", "A crisis, or therapy"
    scheme.not_for_needs, scheme.duty_phone = ["housing"], "01632 960100"
    scheme.link_worker_remit = "Listens, plans, goes along. Gives no therapy."
    scheme.save()
    world.practice.duty_phone = "01632 960199"
    world.practice.save()
    for name, phone, fields in (
        ("Shelter", "0808 800 4444", {"needs": ["housing"]}),
        ("Samaritans", "116 123", {"is_for_crisis": True, "confirmed_on": date(2026, 11, 1)}),
    ):
        OtherDoorFactory(scheme=scheme, name=name, phone=phone, **fields)
    return world


class TestScheme:
    def test_its_pages_are_accessible_and_a_change_is_in_the_history(
        self, browser_page: BrowserPage
    ):
        world = scheme_with_doors()
        sign_in(browser_page, actor_in(Role.SCHEME_ADMIN, world.scheme.organisation))
        door = world.scheme.doors.first()
        for path in (
            "/scheme/",
            "/scheme/targets/",
            "/scheme/doors/add/",
            f"/scheme/doors/{door.pk}/",
            "/scheme/area/",
            "/remit/",
        ):
            browser_page.open(path)
            browser_page.check()
        page = browser_page.open("/scheme/criteria/")
        browser_page.check()

        page.get_by_label("Who it suits").fill("Anybody who is lonely")
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_text("It holds from now on")).to_be_visible()
        browser_page.open("/scheme/history/")

        expect(page.get_by_text("Anybody who is lonely")).to_be_visible()
        browser_page.check()


class TestWhileReferring:
    def test_the_numbers_and_the_right_door_appear_as_it_is_typed(self, browser_page: BrowserPage):
        world = scheme_with_doors()
        draft = world.referral(needs=[], reason="", person=PersonFactory(practice=world.practice))
        sign_in(browser_page, world.gp)
        page = browser_page.open(f"/referrals/{draft.pk}/edit/")
        expect(page.get_by_text("The right door: Shelter: 0808 800 4444")).to_be_visible()

        page.get_by_label("Why are you referring them?").fill("She denies suicidal thoughts")

        expect(page.get_by_text("Is somebody in danger now?")).to_be_visible()
        expect(page.get_by_text("01632 960199")).to_be_visible()
        page.get_by_label("Housing").check()
        expect(page.get_by_text("Is this the right door?")).to_be_visible()
        browser_page.check()
        page.get_by_role("button", name="Save as draft").click()
        expect(page.get_by_text("Draft saved")).to_be_visible()
        assert Referral.objects.get().reason == "She denies suicidal thoughts"


class TestThread:
    def test_a_question_is_asked_and_answered(self, browser_page: BrowserPage):
        world = scheme_with_doors()
        referral = world.referral(submitted=True)
        sign_in(browser_page, world.supervisor)
        page = browser_page.open(f"/triage/{referral.pk}/")
        page.get_by_role("link", name="Ask the referrer a question").click()
        expect(page.get_by_text("No messages yet")).to_be_visible()
        browser_page.check()
        page.get_by_label("Your message").fill("Which street does she live in?")
        page.get_by_label("I need an answer").check()
        page.get_by_role("button", name="Send").click()
        expect(page.get_by_text("Waits for an answer")).to_be_visible()

        sign_in(browser_page, world.gp)
        browser_page.open(f"/referrals/{referral.pk}/")
        page.get_by_role("link", name="Read the question and answer it").click()
        expect(page.get_by_text("Which street does she live in?")).to_be_visible()
        page.get_by_label("Your message").fill("Mill Street")
        page.get_by_role("button", name="Send").click()

        expect(page.get_by_text("Answered")).to_be_visible()
        browser_page.check()


class TestTriage:
    def test_narrows_and_gives_several_people_to_one_worker_and_back(
        self, browser_page: BrowserPage
    ):
        world = scheme_with_doors()
        ProfileFactory(user=User.objects.get(pk=world.worker.user_id), team=world.team, capacity=2)
        now = timezone.now()
        for number in range(3):
            world.referral(
                accepted=True,
                accepted_at=now - timedelta(days=number),
                submitted_at=now - timedelta(days=number + 1),
                urgency=("urgent", "soon", "routine")[number],
            )
        sign_in(browser_page, world.supervisor)
        page = browser_page.open("/triage/?show=allocate")
        page.get_by_text("Show only some").click()
        browser_page.check()
        for box in page.locator("input[name=referral]").all():
            box.check()
        page.get_by_role("button", name="Give the chosen people").click()
        expect(page.get_by_text("Give 3 people to a link worker")).to_be_visible()
        browser_page.check()
        page.get_by_role("radio").first.check()
        page.get_by_role("button", name="Give", exact=True).click()
        expect(page.get_by_text("This link worker is full")).to_be_visible()
        browser_page.check()
        assert Referral.objects.filter(status=Status.ALLOCATED).count() == 2

        page.get_by_role("button", name="Undo").click()

        expect(page.get_by_role("heading", name="Put back in the queue")).to_be_visible()
        assert Referral.objects.filter(status=Status.WAITING).count() == 2

    def test_deciding_is_accessible(self, browser_page: BrowserPage):
        world = scheme_with_doors()
        referral = world.referral(submitted=True, urgency="urgent", risk_answer="not_asked")
        sign_in(browser_page, world.supervisor)
        for path in ("", "accept/", "return/", "redirect/"):
            browser_page.open(f"/triage/{referral.pk}/{path}")
            browser_page.check()
