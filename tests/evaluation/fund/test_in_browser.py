"""The fund in the browser: a provider from an empty page to an award, a citizen on a phone."""

import pytest
from django.conf import settings
from django.utils import timezone
from playwright.sync_api import Page, expect

from evaluation.fund.models import Application, Award, ScoreSheet
from evaluation.fund.services import decisions, rounds
from evaluation.fund.states import RoundAction
from spcore.accounts.actor import Actor
from spcore.accounts.models import User
from tests.browser import BrowserPage
from tests.evaluation.fund.world import application_in, declared, fund_world, marked

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 390, "height": 844}


def sign_in(browser_page: BrowserPage, actor) -> None:
    browser_page.sign_in(User.objects.get(pk=actor.user_id))


class TestProvider:
    def test_goes_from_an_open_round_to_an_award(self, browser_page: BrowserPage):
        world = fund_world("open", required=["insurance"])
        sign_in(browser_page, world.provider)

        page = browser_page.open(f"/fund/rounds/{world.round.pk}/")
        page.get_by_role("button", name="Begin an application").click()
        page.get_by_label(world.service.name).check()
        page.get_by_label("A title for what you want to do").fill("A minibus")
        for question, answer in (
            ("What will you do?", "Drive people"),
            ("For whom?", "Those without a bus"),
            ("About how many people in a year?", "40"),
            ("How will you know that it helped?", "They come"),
        ):
            page.get_by_label(question).fill(answer)
        page.locator("[name=amount_1]").fill("£2,000")
        page.get_by_role("button", name="Continue").click()
        browser_page.check()
        page.get_by_role("button", name="Send the application").click()
        expect(page.get_by_text("Until the round closes you can take it back")).to_be_visible()

        _decide(world)
        browser_page.open("/fund/applications/")
        page.get_by_role("link", name="A minibus").click()
        page.get_by_role("link", name="Accept it").click()
        page.get_by_role("button", name="Accept it").click()
        expect(page.get_by_text("Accepted", exact=True)).to_be_visible()
        browser_page.check()
        assert Award.objects.get().status == "accepted"


def _decide(world) -> None:
    """Let the panel mark it, and whoever runs the fund award it, at once."""
    at, application = timezone.now(), Application.objects.get()
    given = {"round_id": world.round.pk, "actor": world.admin, "at": at}
    rounds.move_round(action=RoundAction.CLOSE, **given)
    declared(world, application)
    marked(world, application, citizen=(4, 4), charity=(3, 3))
    decision = decisions.Decision(application.amounts, "Good", has_no_interest=True)
    decisions.decide(application_id=application.pk, decision=decision, actor=world.admin, at=at)
    rounds.move_round(action=RoundAction.PUBLISH, **given)


class TestCitizen:
    def test_declares_and_marks_on_a_phone(self, browser_page: BrowserPage):
        world = fund_world("judging")
        application_in(world)
        sign_in(browser_page, world.citizen)
        browser_page.page.set_viewport_size(PHONE)

        page = browser_page.open("/fund/panel/")
        page.get_by_role("link", name="Declare interests").click()
        page.get_by_label("I have no interest in it").check()
        browser_page.check(widths=(PHONE,))
        page.set_viewport_size(PHONE)
        page.get_by_role("button", name="Keep").click()
        page.get_by_role("link", name="Mark it").click()
        page.get_by_label("3: good").first.check()
        page.get_by_role("button", name="Save for later").click()
        page.get_by_role("link", name="Mark it").click()
        expect(page.get_by_label("3: good").first).to_be_checked()
        page.get_by_label("2: fair").last.check()
        browser_page.check(widths=(PHONE,))
        page.get_by_role("button", name="Hand in").click()
        expect(page.get_by_text("Handed in. Thank you")).to_be_visible()

        assert ScoreSheet.objects.get().handed_in_at is not None


class TestASignInThatEnded:
    """Reading and weighing an application takes longer than the twenty minutes of a session."""

    def test_brings_a_citizen_back_to_the_marks_and_words_they_typed(
        self, browser_page: BrowserPage
    ):
        world = fund_world("judging")
        application = application_in(world)
        declared(world, application)
        sign_in(browser_page, world.citizen)
        browser_page.page.set_viewport_size(PHONE)
        page = browser_page.open(f"/fund/applications/{application.pk}/score/")
        page.get_by_label("3: good").first.check()
        page.get_by_label("Why?").first.fill("No bus here")

        _sign_out_and_in(page, world.citizen, "Save for later")

        assert page.url.endswith(f"/fund/applications/{application.pk}/score/")
        expect(page.get_by_text("You were signed out before this was saved")).to_be_visible()
        expect(page.get_by_label("3: good").first).to_be_checked()
        expect(page.get_by_label("Why?").first).to_have_value("No bus here")
        expect(page.locator(".nhsuk-error-summary")).to_have_count(0)
        assert not ScoreSheet.objects.exists()
        browser_page.check(widths=(PHONE,))
        page.get_by_role("button", name="Save for later").click()
        expect(page.get_by_text("Kept. Only you see it")).to_be_visible()
        assert ScoreSheet.objects.get().scores.get(mark=3).comment == "No bus here"

    def test_brings_a_provider_back_to_what_they_wrote(self, browser_page: BrowserPage):
        world = fund_world("open")
        row = application_in(world, status="draft", sent_at=None, what="")
        sign_in(browser_page, world.provider)
        page = browser_page.open(f"/fund/applications/{row.pk}/edit/")
        page.get_by_label("What will you do?").fill("Two drivers, four mornings")

        _sign_out_and_in(page, world.provider, "Continue")

        expect(page.get_by_text("You were signed out before this was saved")).to_be_visible()
        expect(page.get_by_label("What will you do?")).to_have_value("Two drivers, four mornings")
        browser_page.check()
        page.get_by_role("button", name="Continue").click()
        expect(page.get_by_role("button", name="Send the application")).to_be_visible()
        row.refresh_from_db()
        assert row.what == "Two drivers, four mornings"


def _sign_out_and_in(page: Page, actor: Actor, button: str) -> None:
    """Press a button once the server has forgotten the session, and sign in where that leads."""
    user = User.objects.get(pk=actor.user_id)
    user.set_password("only-for-this-test-0123")
    user.save()
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    page.get_by_role("button", name=button).click()
    page.get_by_label("Email address").fill(user.email)
    page.get_by_label("Password", exact=True).fill("only-for-this-test-0123")
    page.get_by_role("button", name="Sign in", exact=True).click()
