"""Telling the practice against the person's wish: the one exception, with its reason."""

from uuid import uuid4

import pytest

from referrals import handlers
from referrals.models import HarmDisclosure
from spcore.accounts.models import OrganisationKind
from spcore.accounts.roles import Role
from spcore.notify.models import SentMessage
from spcore.outbox.models import OutboxMessage
from tests.factories.accounts import OrganisationFactory, actor_in
from tests.factories.referrals import ConsentFactory
from tests.referrals.lettering import somebody, told_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def form() -> dict[str, str]:
    return {
        "words": "Has stored tablets to take.",
        "reason": "Life at risk. Spoke to the duty doctor. Told the person.",
        "nonce": str(uuid4()),
    }


def url_of(referral) -> str:
    return f"/referrals/{referral.pk}/serious-harm/"


class TestHarmDisclose:
    def test_reaches_the_clinician_although_the_person_refused_feedback(self, settings):
        settings.NOTIFY_CHANNEL = "record"
        world = told_world()
        referral = world.referral(active=True, person=somebody())
        ConsentFactory(person=referral.person, purpose="feedback", is_given=False)

        signed_in(world.worker).post(url_of(referral), form())

        promise = OutboxMessage.objects.get(topic="harm.disclose")
        assert promise.lane == "SAFETY"
        handlers.tell_harm(promise.subject_id, message_id=promise.pk)
        sent = SentMessage.objects.get()
        assert sent.recipient == "workflow@practice.example"
        assert "tablets" not in sent.subject + sent.body
        page = text_of(signed_in(world.gp).get(f"/referrals/{referral.pk}/"))
        assert "Has stored tablets to take." in page
        assert "Life at risk." in page

    def test_tells_the_administrator_only_that_a_clinician_must_read_it(self):
        world = told_world()
        referral = world.referral(active=True, person=somebody())
        signed_in(world.worker).post(url_of(referral), form())
        admin = actor_in(Role.REFERRER_ADMIN, world.practice)

        page = text_of(signed_in(admin).get(f"/referrals/{referral.pk}/"))

        assert "A clinician must read this today" in page
        assert "stored tablets" not in page

    def test_a_doubled_click_tells_it_once(self):
        world = told_world()
        referral, typed = world.referral(active=True, person=somebody()), form()
        browser = signed_in(world.worker)

        for _click in range(2):
            browser.post(url_of(referral), typed)

        assert HarmDisclosure.objects.count() == 1
        assert OutboxMessage.objects.filter(topic="harm.disclose").count() == 1

    def test_asks_for_the_reason_and_keeps_what_was_typed(self):
        world = told_world()
        referral = world.referral(active=True, person=somebody())

        page = text_of(signed_in(world.worker).post(url_of(referral), form() | {"reason": ""}))

        assert "Enter why it must know although the person said no" in page
        assert "Has stored tablets to take." in page
        assert not HarmDisclosure.objects.exists()

    def test_is_refused_where_no_practice_made_the_referral(self):
        world = told_world()
        school = OrganisationFactory(kind=OrganisationKind.REFERRER)
        referral = world.referral(active=True, referring_organisation=school)

        assert signed_in(world.worker).get(url_of(referral)).status_code == 409
