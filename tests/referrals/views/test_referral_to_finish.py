"""The practice's list of drafts to finish."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from referrals import services
from spcore.accounts.roles import Role
from spcore.audit.models import AuditEntry
from tests.factories.accounts import actor_in
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
URL = "/referrals/to-finish/"


def passed(world, draft, *, note="Ring", ago=0):
    at = timezone.now() - timedelta(hours=ago)
    services.pass_draft(referral_id=draft.pk, words=note, actor=world.gp, at=at)


class TestReferralToFinish:
    def test_lists_the_practices_own_that_are_not_sent(self):
        world, other = small_world(), small_world()
        waiting, gone = world.referral(), world.referral()
        passed(world, waiting, note="Ring about the agreement")
        passed(world, gone, note="Gone already")
        gone.__class__.objects.filter(pk=gone.pk).update(
            status="submitted", submitted_at=timezone.now()
        )
        passed(other, other.referral(), note="Of others")
        desk = actor_in(Role.REFERRER_ADMIN, world.practice)

        page = text_of(signed_in(desk).get(URL))

        assert "Ring about the agreement" in page
        assert f"Passed on by {world.gp.name}" in page
        assert "Gone already" not in page
        assert "Of others" not in page
        entry = AuditEntry.objects.get(label="referrals:referral_to_finish")
        assert entry.people == [waiting.person_id]

    def test_says_when_there_is_nothing(self):
        world = small_world()

        assert "Nothing to finish" in text_of(signed_in(world.gp).get(URL))

    def test_takes_as_many_queries_for_ten_as_for_one(self):
        world = small_world()
        client = signed_in(world.gp)
        asked = []
        for number in range(10):
            passed(world, world.referral(), ago=number)
            with CaptureQueriesContext(connection) as queries:
                client.get(URL)
            asked.append(len(queries))

        assert asked[-1] == asked[1]
