"""Nothing that somebody types runs, or becomes an element, where another reads it (C6)."""

import pytest
from playwright.sync_api import Page, expect

from spcore.accounts.models import User
from spcore.accounts.roles import Role
from tests.matrix.asking import addresses, ask, pages
from tests.matrix.planting import MARK, PAYLOADS, plant, planted_in
from tests.matrix.sweeping import client_for, may_open
from tests.matrix.world import PLACES, build_world

ROLES = [None, *PLACES]
# Where the most of what others typed stands together.
IN_BROWSER = {
    Role.LINK_WORKER: (
        *("linkworkers:caseload", "linkworkers:case_detail", "linkworkers:contact_add"),
        *("referrals:must_read_list", "referrals:concern_detail", "referrals:referral_thread"),
        *("linkworkers:goal_edit", "referrals:related_edit", "referrals:family_list"),
    ),
    Role.SUPERVISOR: (
        *("referrals:triage_list", "referrals:triage_detail", "linkworkers:import_detail"),
        *("linkworkers:import_columns", "referrals:duplicate_list"),
    ),
    Role.REFERRER_CLINICIAN: (
        *("referrals:referral_list", "referrals:referral_detail", "referrals:intake_list"),
    ),
    Role.PROVIDER: ("referrals:inbox", "referrals:inbox_detail"),
    Role.SAFEGUARDING_LEAD: ("referrals:concern_list", "referrals:concern_detail"),
    Role.SCHEME_ADMIN: ("referrals:scheme_detail", "accounts:colleague_list"),
}


class TestTheFinder:
    def test_finds_every_payload_that_is_not_escaped(self):
        silent = [words for words in PAYLOADS if not planted_in(f"<p>{words}</p>")]

        assert silent == [words for words in PAYLOADS if "{{" in words]
        assert planted_in("<p>42planted2026</p>")


@pytest.mark.django_db
@pytest.mark.matrix
@pytest.mark.parametrize("role", ROLES, ids=str)
class TestOnEveryPage:
    def test_stays_text(self, role):
        world = build_world("A")
        assert plant() > 60
        client, found, read = client_for(world, role), {}, 0
        for page in pages():
            if not may_open(page, role):
                continue
            for address in addresses(page, world):
                text = ask(client, "GET", address).text
                if "Content-Type: text/html" in text:
                    read += "planted" in text
                    found |= {page.name: found_here} if (found_here := planted_in(text)) else {}

        assert found == {}
        assert role in {None, Role.PANEL_MEMBER, Role.COMMISSIONER} or read


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
class TestInChromium:
    def test_nothing_runs(self, browser_page):
        world = build_world("A")
        plant()
        page, dialogs, opened = browser_page.page, [], 0
        page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
        by_name = {one.name: one for one in pages()}
        for role, names in IN_BROWSER.items():
            browser_page.sign_in(User.objects.get(pk=world.actors[role].user_id))
            for page_name in names:
                browser_page.open(next(addresses(by_name[page_name], world)))
                page.wait_for_load_state("networkidle")
                _check(page)
                opened += "planted" in page.content()

        assert dialogs == []
        assert opened > 15


def _check(page: Page) -> None:
    expect(page.locator(f"[{MARK}]")).to_have_count(0)
    assert page.evaluate("window.planted === undefined"), page.url
    assert page.locator("main").count() == 1, page.url
    assert "errors" not in page.title(), page.url
