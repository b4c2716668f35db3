"""A volunteer more on the register."""

from uuid import uuid4

import pytest
from django.utils import timezone

from referrals.models import Companion
from spcore.audit.models import AuditEntry
from tests.factories.referrals import small_world
from tests.referrals.services.test_getting_there import companion
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
ADDRESS = "/companions/add/"


class TestCompanionAdd:
    def test_keeps_one_once_with_who_has_seen_the_checks(self):
        world, today = small_world(), timezone.localdate()
        day = {"checks_seen_on_day": today.day, "checks_seen_on_month": today.month}
        day |= {"checks_seen_on_year": today.year}

        for _click in range(2):
            nonce = day.setdefault("nonce", uuid4())
            page = text_of(
                signed_in(world.worker).post(
                    ADDRESS, {"name": "Sam", "nonce": nonce, **day}, follow=True
                )
            )

        row = Companion.objects.get()
        assert "Added to the register" in page
        assert (row.team, row.checks_seen_by_id) == (world.team, world.worker.user_id)
        assert AuditEntry.objects.filter(label="companion").count() == 1

    def test_says_that_the_name_is_there_already(self):
        world = small_world()
        companion(world, name="Sam")

        answer = signed_in(world.worker).post(ADDRESS, {"name": "sam", "nonce": uuid4()})

        assert "A volunteer of this name is in the register" in text_of(answer)
        assert Companion.objects.count() == 1
