"""On call, visits, the team and its supervision at 320 px: axe, and by the keyboard alone."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from linkworkers.models import LoneVisit, SupervisionAction
from spcore.accounts.models import User
from tests.browser import PHONE, BrowserPage
from tests.factories.referrals import PersonFactory, small_world
from tests.linkworkers.covering import absent, colleague_in
from tests.linkworkers.supervising import address, planned

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def press_on(page, role, name, key="Enter"):
    """Reach something by the Tab key alone, then press it."""
    wanted = page.get_by_role(role, name=name).first
    for _ in range(80):
        page.keyboard.press("Tab")
        if wanted.evaluate("it => it === document.activeElement"):
            page.keyboard.press(key)
            return
    raise AssertionError(f"{name} is not reached by Tab")


class TestDutyPages:
    def test_are_accessible_on_a_phone_and_work_by_the_keyboard(self, browser_page: BrowserPage):
        world, now = small_world(), timezone.now()
        case = world.referral(active=True, person=PersonFactory(given_name="Ada"))
        LoneVisit.objects.create(
            referral=case, worker_id=world.worker.user_id, watcher_id=world.supervisor.user_id,
            started_at=now - timedelta(hours=2), due_back_at=now,
        )  # fmt: skip
        absent(world, cover=colleague_in(world), first=now.date(), last=now.date(), at=now)
        session = planned(world)
        browser_page.sign_in(User.objects.get(pk=world.supervisor.user_id))

        for path in ("/rota/", "/visits/", "/team/", "/team/supervision/", address(session)):
            browser_page.open(path)
            browser_page.check(widths=(PHONE,))

        page = browser_page.page
        press_on(page, "link", "Add what was agreed")
        expect(page.get_by_role("heading", name="What was agreed")).to_be_visible()
        browser_page.check(widths=(PHONE,))
        page.get_by_label("What is to be done?").focus()
        page.keyboard.type("Ask for a room")
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        for part in (str(now.day), str(now.month), str(now.year)):
            page.keyboard.press("Tab")
            page.keyboard.type(part)
        press_on(page, "button", "Add")
        expect(page.get_by_text("Ask for a room").first).to_be_visible()
        assert SupervisionAction.objects.get().words == "Ask for a room"
