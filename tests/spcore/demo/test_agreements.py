"""The demo's agreements run out over the year: a few are due, most are not, nobody is cut off."""

from datetime import timedelta

import pytest
from django.utils import timezone

from referrals.models import Consent, ConsentHow, Purpose, Referral
from spcore.demo.agreements import EVERY, add_agreements
from spcore.demo.cast import Cast
from tests.factories.referrals import PersonFactory, small_world

pytestmark = pytest.mark.django_db


def agreed(world, *, days_ago):
    at = timezone.now() - timedelta(days=days_ago)
    referral = world.referral(active=True, person=PersonFactory(), created_at=at)
    Consent.objects.filter(person=referral.person).delete()
    return Consent.objects.create(
        person=referral.person,
        purpose=Purpose.FEEDBACK,
        is_given=True,
        how=ConsentHow.SPOKEN,
        recorded_by_id=world.gp.user_id,
        given_at=at,
    )


class TestAgreements:
    def test_one_in_eight_is_asked_sooner_and_the_others_by_the_schemes_rule(self):
        world = small_world()
        rows = [agreed(world, days_ago=60 - number) for number in range(EVERY + 1)]
        today = timezone.localdate()

        add_agreements(Cast(scheme=world.scheme, teams=[], referrers={}))

        days = [Consent.objects.get(pk=row.pk).review_on for row in rows]
        assert [day <= today for day in days] == [True, *[False] * EVERY]
        assert days[1] > today + timedelta(days=280)
        assert days[EVERY] < today + timedelta(days=31)
        assert {row.status for row in Referral.objects.all()} == {"active"}

    def test_leaves_a_day_that_was_agreed(self):
        world = small_world()
        row = agreed(world, days_ago=9)
        Consent.objects.filter(pk=row.pk).update(review_on=timezone.localdate())

        add_agreements(Cast(scheme=world.scheme, teams=[], referrers={}))

        row.refresh_from_db()
        assert row.review_on == timezone.localdate()

    def test_asks_again_of_the_latest_answer_alone(self):
        world = small_world()
        early = agreed(world, days_ago=500)
        late = Consent.objects.create(
            person=early.person,
            purpose=Purpose.FEEDBACK,
            is_given=True,
            how=ConsentHow.SPOKEN,
            recorded_by_id=world.gp.user_id,
            given_at=timezone.now(),
        )

        add_agreements(Cast(scheme=world.scheme, teams=[], referrers={}))

        early.refresh_from_db()
        late.refresh_from_db()
        assert early.review_on is None
        assert late.review_on is not None
