"""Money that ends, and how many people would lose support."""

from datetime import timedelta

import pytest
from django.utils import timezone

from providers.models import Funding
from spcore.accounts.models import OrganisationKind
from spcore.accounts.roles import Role
from tests.factories.accounts import OrganisationFactory, actor_in
from tests.referrals.grouping import accepted
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


class TestFundingEnding:
    def test_hides_a_small_count_and_every_amount_from_those_who_plan(self, sharing):
        icb = OrganisationFactory(kind=OrganisationKind.ICB)
        commissioner = actor_in(Role.COMMISSIONER, icb)

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
