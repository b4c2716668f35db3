"""The whole loop in the browser, on the real files: referred, helped, connected, ended, told."""

import pytest
from playwright.sync_api import expect

from referrals.models import OnwardReferral, Referral
from referrals.selectors.decisions import UNDO_FOR
from referrals.states import Status
from spcore.accounts.roles import Role
from spcore.audit.models import AuditEntry
from spcore.notify.models import SentMessage
from spcore.outbox.models import OutboxMessage
from tests.browser import BrowserPage
from tests.journeys import loop
from tests.journeys.delivering import deliver_everything
from tests.journeys.demo import name_of, service_of_the_demo_provider

FAMILY, NHS_NUMBER = "Hollinghurst", "9995000040"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.engine,
    pytest.mark.shared_data,
    pytest.mark.timeout(600),
]


def test_the_loop_from_referral_to_feedback(demo, browser_page: BrowserPage):
    walk = loop.Walk(browser_page.page, browser_page.address, look=browser_page.check)

    reference = loop.refer(walk, family=FAMILY, nhs_number=NHS_NUMBER)
    loop.triage(walk, family=FAMILY, worker=name_of(Role.LINK_WORKER))
    deliver_everything(after=UNDO_FOR)
    loop.begin(walk, family=FAMILY)
    loop.send_on(walk, family=FAMILY, service=service_of_the_demo_provider())
    deliver_everything()
    loop.receive(walk, reference=reference, family=FAMILY)
    loop.close(walk, family=FAMILY)
    deliver_everything()

    referral = Referral.objects.get(reference=reference)
    onward = OnwardReferral.objects.get(referral=referral)
    assert (referral.status, referral.outcome, onward.end) == (
        Status.CLOSED,
        "goals_met",
        "helped",
    )
    assert referral.first_help_at is not None
    _the_practice_is_told(walk, reference)
    _nothing_is_left_unsent_or_unaudited(referral)
    _the_commissioner_counts_it(walk)


def _the_practice_is_told(walk: loop.Walk, reference: str) -> None:
    letters = SentMessage.objects.filter(subject__contains=reference)
    to_the_practice = letters.filter(recipient__startswith="workflow@")
    assert [letter.template for letter in to_the_practice.order_by("sent_at")] == [
        "referral_accepted",
        "referral_closed",
    ]
    for letter in SentMessage.objects.all():
        assert FAMILY not in letter.subject + letter.body
        assert NHS_NUMBER not in letter.subject + letter.body
    walk.be("gp")
    walk.follow(walk.page.get_by_role("link", name=f"Mabel {FAMILY}").first)
    expect(walk.page.locator("main")).to_contain_text("Goes every week and has made two friends.")
    expect(walk.page.locator("main")).to_contain_text("Action for the practice: none")
    walk.seen()


def _nothing_is_left_unsent_or_unaudited(referral: Referral) -> None:
    assert not OutboxMessage.objects.exclude(state__in=["DONE", "CANCELLED"]).exists()
    seen_by = AuditEntry.objects.filter(people__contains=[referral.person_id], action="read")
    assert set(seen_by.values_list("role", flat=True)) >= {
        Role.REFERRER_CLINICIAN,
        Role.SUPERVISOR,
        Role.LINK_WORKER,
        Role.PROVIDER,
    }


def _the_commissioner_counts_it(walk: loop.Walk) -> None:
    walk.be("commissioner")
    walk.heading("How social prescribing is doing")
    expect(walk.page.locator("main")).not_to_contain_text(FAMILY)
