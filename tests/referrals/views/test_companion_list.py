"""The register of volunteers who go along."""

from datetime import timedelta

import pytest
from django.utils import timezone

from referrals.models import Companion, GettingThere
from tests.factories.referrals import OnwardReferralFactory, small_world
from tests.linkworkers.counting import questions
from tests.referrals.services.test_getting_there import companion
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
ADDRESS = "/companions/"


class TestCompanionList:
    def test_says_who_may_go_along_and_what_is_missing_of_the_others(self):
        world, today = small_world(), timezone.localdate()
        ready = companion(world, name="Ready Rita", phone="07700 900123", lent_by="Age Concern")
        companion(world, name="Old Olive", checks_seen_on=today - timedelta(days=1200))
        companion(world, name="New Nia", checks_seen_on=None, checks_seen_by_id=None)
        companion(world, name="Untrained Una", trained_on=None)
        companion(small_world(), name="CNRY-elsewhere")
        GettingThere.objects.create(
            onward=OnwardReferralFactory(referral=world.referral(active=True)), volunteer=ready,
            owner_id=world.worker.user_id, changed_at=timezone.now(),
        )  # fmt: skip

        page = text_of(signed_in(world.worker).get(ADDRESS))

        assert page.index("Ready Rita") < page.index("New Nia")
        for words in (
            *("from Age Concern", "goes along with 1 person", "more than 3 years ago"),
            *("Nobody has seen their checks yet", "Not trained yet", "07700 900123"),
        ):
            assert words in page, words
        assert "CNRY" not in page

    def test_asks_the_database_as_often_for_25_as_for_5(self):
        world, counts = small_world(), []
        browser = signed_in(world.worker)
        for number in (5, 20):
            for _one in range(number):
                companion(world, name=f"V{Companion.objects.count()}")
            counts.append(questions(browser, ADDRESS))

        assert counts[0] == counts[1]
