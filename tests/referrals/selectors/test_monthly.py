"""How many were sent to a provider this month, held against what it can take."""

from datetime import timedelta

import pytest
from django.utils import timezone

from referrals import selectors
from referrals.models import OnwardReferral
from referrals.selectors.monthly import full_words
from spcore.errors import Conflict
from tests.factories.providers import MonthlyPlacesFactory
from tests.referrals.sharing import offered

pytestmark = pytest.mark.django_db


def words(sharing):
    pk = sharing.onward.provider_id
    return full_words(provider_ids=[pk], at=timezone.now()).get(pk, "")


class TestFullWords:
    def test_counts_this_month_and_what_takes_a_place(self, django_assert_num_queries):
        sharing = offered().sent()
        OnwardReferral.objects.update(sent_at=timezone.now())
        MonthlyPlacesFactory(provider_id=sharing.onward.provider_id, maximum=1)

        with django_assert_num_queries(1):
            assert words(sharing).startswith("1 of 1 for ")
        OnwardReferral.objects.update(sent_at=timezone.now() - timedelta(days=32))
        assert words(sharing) == ""
        OnwardReferral.objects.update(sent_at=timezone.now())
        sharing.answered("decline", reason="full")
        assert words(sharing) == ""

    def test_what_was_said_last_counts_and_nothing_said_is_no_limit(self):
        sharing = offered()
        provider_id = sharing.onward.provider_id

        assert words(sharing) == ""
        MonthlyPlacesFactory(provider_id=provider_id, maximum=0)
        assert words(sharing)
        MonthlyPlacesFactory(provider_id=provider_id, maximum=None)
        assert words(sharing) == ""


class TestSending:
    def test_goes_over_the_maximum_only_with_a_reason(self):
        sharing = offered()
        MonthlyPlacesFactory(provider_id=sharing.onward.provider_id, maximum=0)

        with pytest.raises(Conflict):
            sharing.sent()
        assert sharing.fresh().status == "offered"
        OnwardReferral.objects.update(why_over_maximum="She lives next door")
        sharing.sent()

        view = selectors.provider_view(sharing.fresh(), on=timezone.localdate())
        assert sharing.fresh().status == "sent"
        assert view.why_over_maximum == "She lives next door"
