"""What a provider hears of the fund on the page of what is new."""

from datetime import timedelta

import pytest
from django.utils import timezone

from evaluation.fund.models import Award, AwardReport, FundRound
from referrals.selectors.news import news
from spcore.accounts.roles import Role
from tests.evaluation.fund.world import application_in, fund_world
from tests.factories.accounts import OrganisationFactory, actor_in

pytestmark = pytest.mark.django_db
NOW = timezone.now
OPENED, DECIDED = "The fund takes applications until", "Your application to the fund was decided"
CARRIED = "What you asked to carry over was decided"


def told(actor) -> list[str]:
    return [row.what for row in news(actor=actor, at=NOW()).rows]


class TestFundNews:
    def test_tells_providers_of_a_round_while_it_is_open(self):
        world = fund_world("open", opened_at=NOW())
        other = actor_in(Role.PROVIDER, OrganisationFactory())

        assert all(told(one)[0].startswith(OPENED) for one in (world.provider, other))
        FundRound.objects.update(status="judging")
        assert told(world.provider) == []

    @pytest.mark.parametrize("status", ["draft", "called_off"])
    def test_tells_nobody_of_a_round_that_is_not_public(self, status):
        world = fund_world(status, opened_at=NOW())

        assert told(world.provider) == []

    def test_tells_an_applicant_that_it_was_decided_once_that_is_published(self):
        world = fund_world("judging")
        application_in(world, status="declined")
        other = actor_in(Role.PROVIDER, OrganisationFactory())
        assert told(world.provider) == []

        FundRound.objects.update(status="decided", published_at=NOW())

        assert (told(world.provider), told(other)) == ([DECIDED], [])

    def test_tells_what_became_of_carrying_over(self):
        world = fund_world("decided", published_at=NOW() - timedelta(days=90))
        application = application_in(world, status="awarded")
        today = timezone.localdate()
        award = Award.objects.create(
            application=application, status="accepted", starts_on=today, ends_on=today,
            amounts=[100], made_at=NOW(),
        )  # fmt: skip
        AwardReport.objects.create(
            award=award, year=2025, spent=10, words="All well", carry_over=5, carried=5,
            decided_at=NOW(), sent_by_id=world.provider.user_id, sent_at=NOW(),
        )  # fmt: skip

        assert told(world.provider) == [CARRIED]
