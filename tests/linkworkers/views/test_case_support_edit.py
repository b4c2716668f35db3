"""How much work a case is."""

from datetime import timedelta

import pytest
from django.utils import timezone

from linkworkers.models import Support
from spcore.accounts.models import User
from spcore.accounts.roles import Role
from tests.factories.accounts import actor_in
from tests.factories.linkworkers import ContactFactory, ProfileFactory
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
FORM = {
    "level": "holistic",
    "complexity": "more",
    "travel": "far",
    "contact_weeks": "1",
    "version": "0",
}


def say(actor, referral, **fields):
    return signed_in(actor).post(f"/caseload/{referral.pk}/support/", FORM | fields)


class TestCaseSupportEdit:
    def test_weighs_against_the_capacity(self):
        world = small_world()
        ProfileFactory(user=User.objects.get(pk=world.worker.user_id), team=world.team, capacity=31)
        referral = world.referral(active=True)
        world.referral(active=True)

        assert say(world.worker, referral).status_code == 302

        page = text_of(signed_in(world.worker).get("/caseload/"))
        assert Support.objects.get().weight == 5
        assert "2 of 31 open, as much work as 3½" in page
        assert "as much work as 2½" in page

    def test_sets_after_how_long_without_a_word_the_person_stands_out(self):
        world, now = small_world(), timezone.now()
        referral = world.referral(active=True)
        ContactFactory(referral=referral, at=now - timedelta(days=9))
        browser = signed_in(world.worker)
        before = text_of(browser.get("/caseload/"))

        say(world.worker, referral)

        assert "Not spoken to for" not in before
        for path in ("/caseload/", "/today/"):
            assert "Not spoken to for 1 week" in text_of(browser.get(path))

    def test_shows_both_to_whoever_was_slower(self):
        world = small_world()
        referral = world.referral(active=True)
        say(world.worker, referral)

        page = text_of(say(world.worker, referral, level="brief"))

        assert "Somebody else has changed this" in page
        assert Support.objects.get().level == "holistic"

    def test_is_for_whoever_works_with_the_person(self):
        world = small_world()
        referral = world.referral(active=True)

        assert say(actor_in(Role.LINK_WORKER, world.team), referral).status_code == 404
        assert say(world.supervisor, referral).status_code == 403
        assert say(world.worker, referral, contact_weeks="40").status_code == 200
        assert not Support.objects.exists()
