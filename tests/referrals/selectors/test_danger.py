"""Words of danger in ordinary notes and messages ask a question, and stop nothing."""

from uuid import uuid4

import pytest
from django.contrib.messages import get_messages
from django.utils import timezone

from linkworkers.models import Contact
from referrals.models import Concern, Message
from referrals.selectors.danger import danger_question
from spcore.accounts.models import Membership
from spcore.accounts.roles import Role
from tests.factories.accounts import actor_in
from tests.factories.referrals import small_world
from tests.referrals.selectors.test_crisis import HARMFUL
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestSaving:
    def test_fifty_messages_are_all_saved_each_with_the_question_and_none_becomes_a_concern(self):
        world = small_world()
        referral = world.referral(active=True)
        browser, page = signed_in(world.gp), f"/referrals/{referral.pk}/messages/"

        asked = 0
        for words in HARMFUL[:50]:
            browser.cookies.pop("messages", None)
            answer = browser.post(page, {"words": words, "nonce": str(uuid4())})
            said = map(str, get_messages(answer.wsgi_request))
            asked += any("Raise a concern?" in one for one in said)

        assert "Raise a concern?" in text_of(browser.get(page))
        assert (Message.objects.count(), asked) == (50, 50)
        assert Concern.objects.count() == 0

    def test_fifty_notes_are_all_saved(self):
        world = small_world()
        referral = world.referral(active=True)
        browser, page = signed_in(world.worker), f"/caseload/{referral.pk}/contacts/add/"
        today = timezone.localdate()
        form = {
            "mode": "phone",
            "result": "reached",
            "happened_on_day": today.day,
            "happened_on_month": today.month,
            "happened_on_year": today.year,
            "no_next_step": "on",
        }

        refused = [
            words
            for words in HARMFUL[:50]
            if browser.post(page, {**form, "note": words, "nonce": str(uuid4())}).status_code != 302
        ]

        assert refused == []
        assert Contact.objects.count() == 50


class TestDangerQuestion:
    def test_asks_nothing_of_ordinary_words(self):
        world = small_world()

        assert (
            danger_question(
                world.referral(active=True),
                "Went to the allotment",
                actor=world.gp,
                at=timezone.now(),
            )
            is None
        )

    def test_gives_the_number_where_nobody_is_there_to_receive_a_concern(self):
        world = small_world()
        referral = world.referral(active=True)
        Membership.objects.exclude(user_id=world.gp.user_id).update(ended_at=timezone.now())

        said = danger_question(referral, "wants to die", actor=world.gp, at=timezone.now())

        assert "Nobody here reads this at once" in said
        assert "ring 111 now" in said

    def test_gives_the_number_to_whoever_cannot_raise_one(self):
        world = small_world()
        admin = actor_in(Role.REFERRER_ADMIN, world.practice)

        said = danger_question(
            world.referral(active=True), "wants to die", actor=admin, at=timezone.now()
        )

        assert "Raise a concern?" not in said
        assert "ring 111 now" in said
