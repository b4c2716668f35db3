"""What changed in the directory near some places."""

from datetime import timedelta

import pytest
from django.utils import timezone

from providers.models import Closure, ListingVersion, ServiceWatch
from providers.selectors.changes import Near, changes_near
from spcore.accounts.models import OrganisationKind
from spcore.accounts.roles import Role
from tests.factories.accounts import OrganisationFactory, actor_in
from tests.factories.providers import FundingFactory, ServiceFactory
from tests.referrals.nearby import HERE

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)
LONG_AGO = timedelta(days=90)


@pytest.fixture
def worker():
    """Give a link worker."""
    return actor_in(Role.LINK_WORKER, OrganisationFactory(kind=OrganisationKind.TEAM))


def old(name: str, **fields):
    """Return a listing near here that nobody touched for long."""
    then = timezone.now() - LONG_AGO
    said = {"created_at": then, "modified_at": then, "at": [HERE], "needs": ["food"]}
    return ServiceFactory(name=name, **said | fields)


def edited(service, *, at) -> None:
    ListingVersion.objects.create(service=service, version=0, said={}, at=at, by_name="Own")


def changes(actor, *, needs=("food",)):
    now = timezone.now()
    near = Near(points=(HERE,), within_km=5, needs=needs)
    rows = changes_near(actor=actor, near=near, since=now - WEEK, on=timezone.localdate(now))
    return {row.name: (row.kind.value, row.words) for row in rows}


class TestChangesNear:
    def test_tells_what_is_new_changed_paused_and_ended(self, worker):
        now = timezone.now()
        old("New", created_at=now, modified_at=now)
        edited(old("Edited", modified_at=now), at=now)
        old("Paused", status="temporarily closed", modified_at=now)
        old("Ended", status="defunct", modified_at=now)
        old("Unreachable", hidden_on=timezone.localdate(now))
        old("As ever")

        assert changes(worker) == {
            "New": ("new", ""),
            "Edited": ("changed", ""),
            "Paused": ("paused", "Closed for a while"),
            "Unreachable": ("paused", "Nobody can be reached there"),
            "Ended": ("ending", "Ended for good"),
        }

    def test_tells_of_days_of_closing_and_of_money_that_was_published(self, worker):
        on = timezone.localdate() + timedelta(days=10)
        Closure.objects.create(service=old("Closes"), starts_on=on, ends_on=on)
        ends, secret = old("Money ends"), old("Secret")
        FundingFactory(service=ends, provider=ends.provider, ends_on=on, is_public=True)
        FundingFactory(service=secret, provider=secret.provider, ends_on=on, is_public=False)

        told = changes(worker)

        assert set(told) == {"Closes", "Money ends"}
        assert told["Money ends"][1].startswith("Money for it ends on")

    def test_that_it_is_still_right_is_no_news(self, worker):
        now = timezone.now()
        service = old("Confirmed", modified_at=now)
        service.checks.create(at=now, how="here", found="right", by_name="Own")

        assert changes(worker) == {}

    def test_leaves_out_other_places_and_needs_but_not_what_is_watched(self, worker):
        now = timezone.now()
        for name, more in (
            ("Far", {"at": [(HERE[0] + 50_000, HERE[1])]}),
            ("Other need", {"needs": ["money"]}),
            ("Private", {"is_private": True}),
        ):
            old(name, created_at=now, modified_at=now, **more)
        watched = old("Watched", modified_at=now, needs=["money"], at=[])
        ServiceWatch.objects.create(user_id=worker.user_id, service=watched, since=now)

        assert changes(worker) == {"Watched": ("changed", "")}
        assert "Other need" in changes(worker, needs=())

    @pytest.mark.parametrize("number", [5, 25])
    def test_asks_three_times_however_much_changed(self, worker, number, django_assert_num_queries):
        now = timezone.now()
        for each in range(number):
            old(f"New {each}", created_at=now, modified_at=now)

        with django_assert_num_queries(3):
            assert len(changes(worker)) == number
