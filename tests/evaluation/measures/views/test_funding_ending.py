"""Money that ends, and how many people would lose support."""

from datetime import timedelta

import pytest
from django.utils import timezone

from evaluation.measures.selectors.endings import counted_on
from providers.models import Funding
from referrals.models import OnwardReferral
from spcore.accounts.models import OrganisationKind
from spcore.accounts.roles import Role
from tests.factories.accounts import OrganisationFactory, actor_in
from tests.referrals.grouping import accepted, another
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
URL = "/money-that-ends/"


@pytest.fixture
def sharing():
    """Give somebody who goes to a service whose money ends in three weeks."""
    sharing = accepted()
    Funding.objects.create(
        provider=sharing.onward.provider,
        service=sharing.onward.service,
        funder="The Trust",
        amount=4321,
        ends_on=timezone.localdate() + timedelta(days=21),
    )
    return sharing


def begun(onward, *, days_before_the_quarter):
    """Say that somebody started so many days before the running quarter, and goes there still."""
    day = counted_on(timezone.localdate()) - timedelta(days=days_before_the_quarter)
    OnwardReferral.objects.filter(pk=onward.pk).update(started_on=day, status="started")


class TestFundingEnding:
    def test_hides_a_small_count_and_every_amount_from_those_who_plan(self, sharing):
        icb = OrganisationFactory(kind=OrganisationKind.ICB)
        commissioner = actor_in(Role.COMMISSIONER, icb)

        begun(sharing.onward, days_before_the_quarter=10)

        page = text_of(signed_in(commissioner).get(URL))

        assert "The Trust" in page
        assert "<td>*</td>" in page
        assert "4321" not in page
        assert "CNRY" not in page

    def test_shows_the_provider_its_own_exactly_and_another_nothing(self, sharing):
        other = actor_in(Role.PROVIDER, OrganisationFactory(kind=OrganisationKind.PROVIDER))

        assert "<td>1</td>" in text_of(signed_in(sharing.provider).get(URL))
        assert "Nothing ends soon" in text_of(signed_in(other).get(URL))
        assert signed_in(sharing.world.worker).get(URL).status_code == 403

    def test_tells_those_who_plan_nothing_new_before_the_quarter_is_over(self, sharing):
        """Eight are "10"; were they counted each day, "*" would tell that seven are left."""
        planner = actor_in(Role.COMMISSIONER, OrganisationFactory(kind=OrganisationKind.ICB))
        begun(sharing.onward, days_before_the_quarter=10)
        others = [another(sharing, name=f"Other{number}") for number in range(7)]
        for each in others:
            begun(each, days_before_the_quarter=10)
        assert "<td>10</td>" in text_of(signed_in(planner).get(URL))

        gone = OnwardReferral.objects.filter(pk=others[0].pk)
        gone.update(ended_on=timezone.localdate(), status="ended", end="no")
        begun(another(sharing, name="New"), days_before_the_quarter=-1)
        begun(another(sharing, name="Newer"), days_before_the_quarter=-1)

        assert "<td>10</td>" in text_of(signed_in(planner).get(URL))
        assert "<td>9</td>" in text_of(signed_in(sharing.provider).get(URL))
