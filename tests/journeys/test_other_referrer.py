"""What another referrer hears, from sending to closing: three words, and of whom they are said."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from referrals.models import OnwardReferral, Referral
from referrals.selectors.decisions import UNDO_FOR
from spcore.accounts.roles import Role
from spcore.notify.models import SentMessage
from tests.browser import BrowserPage
from tests.journeys import loop
from tests.journeys.delivering import deliver_everything
from tests.journeys.demo import name_of, service_of_the_demo_provider

FAMILY = "Hollinghurst"
# What this referrer must read on no page: who helps, where, and what came of it.
OUTCOME = "Goes every week and has made two friends"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.engine,
    pytest.mark.shared_data,
    pytest.mark.timeout(600),
]


def practice_of_the_team() -> str:
    """Return a practice whose people the demo's supervisor decides on."""
    referral = Referral.objects.filter(source="social_care").select_related("person__practice")
    return str(referral.first().person.practice.name)


def telling(walk: loop.Walk, browser_page: BrowserPage, *, service: str) -> Callable[..., None]:
    """Return what looks, as the social worker, at their list, the referral and their news."""
    hidden = (service, OUTCOME, "Goals met", name_of(Role.LINK_WORKER))

    def told(word: str, *, next_words: str, news: str = "") -> None:
        walk.be("socialcare")
        page, main = walk.page, walk.page.locator("main")
        row = page.locator("li.app-list__row").filter(has_text=FAMILY)
        expect(row.locator("strong")).to_have_text(word)
        _says_no_more(page.locator("body").inner_text(), hidden)
        walk.follow(row.get_by_role("link"))
        expect(page.locator("h1 strong")).to_have_text(word)
        expect(page.locator("body")).to_contain_text(f"Mabel {FAMILY}")
        expect(main).to_contain_text(next_words)
        _says_no_more(page.locator("body").inner_text(), hidden)
        browser_page.check()
        page.goto(f"{walk.address}/notifications/")
        if news:
            expect(page.locator("main li").filter(has_text=FAMILY).first).to_contain_text(news)
        else:
            expect(main).not_to_contain_text(FAMILY)
        _says_no_more(page.locator("body").inner_text(), hidden)

    return told


def _says_no_more(words: str, hidden: tuple[str, ...]) -> None:
    found = [each for each in hidden if each in words]
    assert not found, f"{found} in {words}"


def test_another_referrer_is_never_left_wondering(demo, browser_page: BrowserPage):
    walk = loop.Walk(browser_page.page, browser_page.address)
    service, worker = service_of_the_demo_provider(), name_of(Role.LINK_WORKER)
    told = telling(walk, browser_page, service=service)

    reference = loop.refer_from_outside(
        walk, role="socialcare", family=FAMILY, practice=practice_of_the_team()
    )
    told("Received", next_words="The team gets in touch")
    loop.triage(walk, family=FAMILY, worker=worker)
    deliver_everything(after=UNDO_FOR)
    told("Received", next_words="The team gets in touch")
    loop.begin(walk, family=FAMILY)
    told("Being helped", next_words="you see when it is over", news="Being helped")
    loop.send_on(walk, family=FAMILY, service=service)
    deliver_everything()
    loop.accept_by_link(walk, link=_link_of_the_email(walk), family=FAMILY)
    told("Being helped", next_words="you see when it is over", news="Being helped")
    loop.see_through(walk, family=FAMILY)
    loop.close(walk, family=FAMILY)
    deliver_everything()
    told("Closed", next_words="ring the team or refer them again", news="Closed")

    referral = Referral.objects.get(reference=reference)
    assert OnwardReferral.objects.get(referral=referral).end == "helped"
    assert referral.first_help_at is not None
    _is_written_to_once_with_no_name(reference)


def _link_of_the_email(walk: loop.Walk) -> str:
    """Return the address in the email to the service, on the site that the browser is on."""
    sent = SentMessage.objects.filter(template="onward_sent").latest("sent_at")
    found = re.search(r"/answer/\S+", sent.body)
    assert found is not None
    return f"{walk.address}{found.group()}"


def _is_written_to_once_with_no_name(reference: str) -> None:
    letters = SentMessage.objects.filter(subject__contains=reference)
    assert [letter.template for letter in letters] == ["referral_news"]
    for letter in SentMessage.objects.all():
        assert FAMILY not in letter.subject + letter.body
