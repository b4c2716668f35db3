"""Training, figures, events and what is new in a browser: axe at two widths, an event called."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from linkworkers.models import EventGuest, EventInvitation
from linkworkers.services.event_guests import issue_guest_link
from spcore.accounts.models import User
from tests.browser import BrowserPage
from tests.factories.referrals import small_world
from tests.linkworkers.meeting import address, event_in, guest_of, invited
from tests.linkworkers.training import course_in, record_of
from tests.referrals.views.test_news_list import wrote

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


class TestTogether:
    def test_pages_are_accessible_and_an_event_is_called(self, browser_page: BrowserPage):
        world = small_world()
        record_of(world, course_in(world), days_left=20)
        wrote(world, world.referral(active=True), "referrer")
        event = event_in(world, online="https://meet.example/1", notes="Rents")
        invited(event, world.practice)
        browser_page.sign_in(User.objects.get(pk=world.supervisor.user_id))

        own = f"/team/training/{world.worker.user_id}/"
        for path in ("/team/training/", own, "/team/figures/", "/notifications/", address(event)):
            browser_page.open(path)
            browser_page.check()

        page = browser_page.page
        page.get_by_role("link", name="Back to events").click()
        page.get_by_role("link", name="Call an event").click()
        day = timezone.localdate() + timedelta(days=4)
        page.get_by_label("What is it called?").fill("Housing lunch")
        for part, number in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
            page.get_by_label(part).fill(str(number))
        page.get_by_label("At what time?").fill("12:30")
        page.get_by_label("Where is it?").fill("Town hall")
        page.get_by_role("button", name="Continue").click()
        page.get_by_label("The practices you serve").check()
        browser_page.check()
        page.get_by_role("button", name="Invite them").click()
        expect(page.get_by_text("1 organisation is invited")).to_be_visible()
        assert EventInvitation.objects.filter(event__title="Housing lunch").count() == 1

    def test_a_guest_answers_by_their_link_without_signing_in(self, browser_page: BrowserPage):
        world = small_world()
        guest = guest_of(event_in(world, online="https://meet.example/1"))
        token = issue_guest_link(guest_id=guest.pk, at=timezone.now())
        page = browser_page.page

        browser_page.open(f"/come/{token}/")
        browser_page.check()
        page.get_by_role("button", name="Go on").click()
        expect(page.get_by_role("heading", name="Network lunch")).to_be_visible()
        browser_page.check()
        page.get_by_role("button", name="Yes, I come").click()

        expect(page.get_by_text("You come", exact=True)).to_be_visible()
        assert token not in page.url
        assert EventGuest.objects.get().is_coming is True
        browser_page.sign_in(User.objects.get(pk=world.supervisor.user_id))
        for path in (address(guest.event), address(guest.event, "guests/services/?q=choir")):
            browser_page.open(path)
            browser_page.check()
