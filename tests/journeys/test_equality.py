"""Somebody answers the equality questions alone: from their worker's page to their own phone."""

import pytest
from playwright.sync_api import expect

from linkworkers.models import OwnLink
from referrals.models import EqualityAnswers
from spcore.accounts.models import User
from tests.browser import PHONE, BrowserPage
from tests.factories.referrals import PersonFactory, small_world
from tests.linkworkers.shortlisting import token_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


class TestEquality:
    def test_is_answered_alone_on_a_phone_and_read_by_the_worker(self, browser_page: BrowserPage):
        world = small_world()
        ann = PersonFactory(email="ann@home.example", preferred_channel="email")
        referral = world.referral(active=True, person=ann)
        worker = User.objects.get(pk=world.worker.user_id)
        browser_page.sign_in(worker)
        page = browser_page.open(f"/referrals/{referral.pk}/equality/")
        page.get_by_role("link", name="Send them the questions to answer alone").click()
        expect(page.get_by_role("heading", name="Let them answer alone")).to_be_visible()
        browser_page.check()
        page.get_by_label("With a word they choose now").check()
        page.get_by_label("The word they chose").fill("Bluebell")
        page.get_by_role("button", name="Send it").click()
        expect(page.get_by_text("The link goes out now")).to_be_visible()

        page.context.clear_cookies()
        page.set_viewport_size(PHONE)  # type: ignore[arg-type]
        browser_page.open(f"/choices/{token_of(OwnLink.objects.get())}/")
        page.get_by_role("button", name="Go on").click()
        page.get_by_label("The word you chose").fill("bluebell")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Some questions about you")).to_be_visible()
        browser_page.check()
        page.get_by_label("Your ethnic group").select_option(label="White: Irish")
        page.get_by_role("button", name="Send my answers").click()
        expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
        browser_page.check()
        assert EqualityAnswers.objects.get().ethnicity == "B"

        browser_page.sign_in(worker)
        browser_page.open(f"/referrals/{referral.pk}/equality/")
        expect(page.get_by_label("Ethnic group")).to_have_value("B")
