"""Who is where on a waiting list, and about how long it takes."""

from datetime import timedelta

import pytest
from django.utils import timezone

from referrals.models import OnwardReferral, OnwardStep
from referrals.selectors.waiting import WEEKS, forecast, waiting_words
from spcore.accounts.actor import NOBODY
from tests.referrals.grouping import accepted, another

pytestmark = pytest.mark.django_db


class TestWaitingWords:
    def test_says_the_place_and_how_fast_the_list_moved(self, django_assert_num_queries):
        sharing = accepted()
        first, second = (another(sharing, status="waiting_list") for _one in range(2))
        OnwardReferral.objects.filter(pk=second.pk).update(answered_at=timezone.now())
        for _left in range(6):
            OnwardStep.objects.create(
                onward=sharing.onward,
                action="accept",
                came_from="waiting_list",
                went_to="accepted",
                taken_at=timezone.now() - timedelta(days=1),
            )

        with django_assert_num_queries(2):
            words = waiting_words(
                actor=sharing.provider, ids=[first.pk, second.pk], at=timezone.now()
            )

        assert words == {
            first.pk: "Place 1 of 2, about 2 weeks",
            second.pk: "Place 2 of 2, about 4 weeks",
        }

    def test_asks_nothing_where_nobody_waits(self, django_assert_num_queries):
        with django_assert_num_queries(0):
            assert waiting_words(actor=NOBODY, ids=[], at=timezone.now()) == {}


class TestForecast:
    @pytest.mark.parametrize(
        ("place", "left", "said", "weeks"),
        [(1, 12, None, 1), (3, 6, 9, 6), (5, 0, 9, 9), (5, 0, None, None), (1, WEEKS * 3, None, 1)],
    )
    def test_is_made_of_what_happened_else_of_what_the_service_says(self, place, left, said, weeks):
        assert forecast(place, left=left, said=said) == weeks
