"""What a report on an award says of a year, beside what others read of its quarters."""

from datetime import datetime, time, timedelta

import pytest
from django.utils import timezone

from evaluation.fund.models import Application
from evaluation.fund.selectors.reports import figures_for
from evaluation.periods import year_that_is_over
from evaluation.services.provider_quarters import publish_provider_quarters
from referrals.models import OnwardReferral
from tests.evaluation.fund.world import award_in, fund_world
from tests.referrals.grouping import accepted, another

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
SENT = "People sent to the services"


@pytest.fixture
def sharing():
    """Give a provider with an award for its one service, which was sent 17 people in a year."""
    sharing = accepted()
    for number in range(16):
        another(sharing, name=f"N{number}")
    return sharing


def sent_by_quarter(*numbers: int) -> None:
    """Spread those who were sent over the quarters of the year that is over."""
    rows = iter(OnwardReferral.objects.order_by("pk"))
    for quarter, number in zip(year_that_is_over(TODAY()).quarters, numbers, strict=True):
        day = quarter.start + timedelta(days=40)
        at = timezone.make_aware(datetime.combine(day, time(12)))
        for _each in range(number):
            OnwardReferral.objects.filter(pk=next(rows).pk).update(sent_at=at)


def award_of(sharing, *services):
    """Give the provider an award for services."""
    award = award_in(fund_world("decided"), years_ago=1)
    Application.objects.filter(pk=award.application_id).update(provider=sharing.onward.provider)
    award.application.refresh_from_db()
    award.application.services.set(services)
    return award


def figures(award, sharing) -> dict[str, str]:
    year = year_that_is_over(TODAY())
    return dict(figures_for(award, year, actor=sharing.provider, on=TODAY()))


class TestFiguresFor:
    def test_withholds_a_year_that_would_tell_a_hidden_quarter(self, sharing):
        """Quarters of 10, 10 and a star are 17 at least, and a year of "15" is 17 at most."""
        award = award_of(sharing, sharing.onward.service)
        sent_by_quarter(8, 8, 1, 0)
        publish_provider_quarters(at=timezone.now())

        assert figures(award, sharing)[SENT] == "*"

    def test_shows_a_year_that_tells_none(self, sharing):
        award = award_of(sharing, sharing.onward.service)
        sent_by_quarter(6, 6, 5, 0)
        publish_provider_quarters(at=timezone.now())

        found = figures(award, sharing)

        assert (found[SENT], found["Referrals accepted"]) == ("15", "15")
        assert "Counted of" not in found

    def test_knows_a_quarter_that_is_published_after_it(self, sharing):
        award = award_of(sharing, sharing.onward.service)
        sent_by_quarter(8, 8, 1, 0)

        assert figures(award, sharing)[SENT] == "*"
