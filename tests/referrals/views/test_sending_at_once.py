"""Two browsers that send the same referral fifty times in parallel make one."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from playwright.sync_api import expect

from referrals.models import Referral
from referrals.states import Action, Status
from spcore.accounts.models import User
from spcore.accounts.roles import Role
from spcore.outbox.models import OutboxMessage
from tests.browser import BrowserPage
from tests.factories.accounts import actor_in
from tests.factories.referrals import NOON, ConsentFactory, World, small_world
from tests.referrals.signing import signed_in

pytestmark = pytest.mark.django_db(transaction=True)
TIMES = 50
SEND = {"version": 0, "is_contact_checked": "on"}


def ready_draft(world: World) -> Referral:
    draft = world.referral()
    ConsentFactory(person=draft.person, given_at=NOON)
    return draft


@pytest.mark.engine
class TestFiftyTimes:
    def test_make_one_referral_one_step_and_one_message_each(self):
        world = small_world()
        draft = ready_draft(world)
        colleague = actor_in(Role.REFERRER_CLINICIAN, world.practice)
        browsers = [signed_in(world.gp), signed_in(colleague)]
        cookies = [browser.cookies for browser in browsers]
        gate = Barrier(TIMES)

        def send(number: int) -> str:
            client = type(browsers[0])()
            client.cookies = cookies[number % 2]
            gate.wait(timeout=60)
            try:
                return client.post(f"/referrals/{draft.pk}/check/", SEND).url
            finally:
                connection.close()

        with ThreadPoolExecutor(TIMES) as pool:
            ends = list(pool.map(send, range(TIMES)))

        sent = Referral.objects.get()
        assert (sent.status, sent.version) == (Status.SUBMITTED, 1)
        assert set(ends) == {f"/referrals/{draft.pk}/done/"}
        assert sent.steps.filter(action=Action.SUBMIT).count() == 1
        told = OutboxMessage.objects.filter(topic="referral.submit").values_list("handler")
        assert len(told) == len(set(told))


@pytest.mark.browser
class TestDoubleClick:
    def test_sends_once_and_ends_on_the_reference(self, browser_page: BrowserPage):
        world = small_world()
        draft = ready_draft(world)
        browser_page.sign_in(User.objects.get(pk=world.gp.user_id))
        page = browser_page.open(f"/referrals/{draft.pk}/check/")
        page.locator("#id_is_contact_checked").check()

        page.get_by_role("button", name="Send the referral").dblclick()

        expect(page.locator("h1")).to_contain_text("Referral sent")
        expect(page.locator("main")).to_contain_text(draft.reference)
        assert draft.steps.filter(action=Action.SUBMIT).count() == 1
        browser_page.check()
