"""Money that ends, and how many people would lose support."""

from datetime import timedelta

import pytest
from django.utils import timezone

from evaluation.facts.models import ProviderQuarter
from evaluation.measures.selectors.sent import Sent
from evaluation.periods import quarter_of
from evaluation.services.provider_quarters import figures_of, publish_provider_quarters
from providers.models import Funding, ServiceAtLocation
from referrals.models import OnwardReferral
from spcore.accounts.models import OrganisationKind
from spcore.accounts.roles import Role
from spcore.places.models import Lsoa
from tests.factories.accounts import OrganisationFactory, actor_in
from tests.factories.providers import LocationFactory
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


def last_quarter():
    return quarter_of(timezone.localdate()).before


def planner():
    return actor_in(Role.COMMISSIONER, OrganisationFactory(kind=OrganisationKind.ICB))


def read_by(actor):
    return text_of(signed_in(actor).get(URL))


def begun(onward, *, days_before_the_quarter):
    """Say that somebody started so many days before the running quarter, and goes there still."""
    day = last_quarter().end - timedelta(days=days_before_the_quarter)
    OnwardReferral.objects.filter(pk=onward.pk).update(started_on=day, status="started")


class TestFundingEnding:
    def test_hides_a_small_count_and_every_amount_from_those_who_plan(self, sharing):
        begun(sharing.onward, days_before_the_quarter=10)
        publish_provider_quarters(at=timezone.now())

        page = read_by(planner())

        assert "The Trust" in page
        assert "<td>*</td>" in page
        assert "4321" not in page
        assert "CNRY" not in page

    def test_says_that_nothing_was_counted_yet(self, sharing):
        begun(sharing.onward, days_before_the_quarter=10)

        page = read_by(planner())

        assert "<td>–</td>" in page
        assert "is not known yet" in page

    def test_shows_the_provider_its_own_exactly_and_another_nothing(self, sharing):
        other = actor_in(Role.PROVIDER, OrganisationFactory(kind=OrganisationKind.PROVIDER))

        assert "<td>1</td>" in text_of(signed_in(sharing.provider).get(URL))
        assert "Nothing ends soon" in text_of(signed_in(other).get(URL))
        assert signed_in(sharing.world.worker).get(URL).status_code == 403

    def test_tells_those_who_plan_nothing_new_before_the_quarter_is_over(self, sharing):
        """Eight are "10"; were they counted each day, "*" would tell that seven are left."""
        begun(sharing.onward, days_before_the_quarter=10)
        others = [another(sharing, name=f"Other{number}") for number in range(7)]
        for each in others:
            begun(each, days_before_the_quarter=10)
        publish_provider_quarters(at=timezone.now())
        assert "<td>10</td>" in read_by(planner())

        gone = OnwardReferral.objects.filter(pk=others[0].pk)
        gone.update(ended_on=timezone.localdate(), status="ended", end="no")
        begun(another(sharing, name="New"), days_before_the_quarter=-1)
        begun(another(sharing, name="Newer"), days_before_the_quarter=-1)
        publish_provider_quarters(at=timezone.now())

        assert "<td>10</td>" in read_by(planner())
        assert "<td>9</td>" in read_by(sharing.provider)

    def test_what_is_entered_late_or_withdrawn_without_a_day_moves_nothing(self, sharing):
        begun(sharing.onward, days_before_the_quarter=10)
        others = [another(sharing, name=f"Other{number}") for number in range(7)]
        for each in others:
            begun(each, days_before_the_quarter=10)
        publish_provider_quarters(at=timezone.now())

        OnwardReferral.objects.filter(pk=others[0].pk).update(status="withdrawn")
        assert "<td>10</td>" in read_by(planner())
        for number in range(9):
            begun(another(sharing, name=f"Late{number}"), days_before_the_quarter=10)

        assert "<td>10</td>" in read_by(planner())

    def test_shows_who_plans_the_lines_of_its_area_alone(self, sharing):
        for code, icb in (("E01000001", "QX1"), ("E01000002", "QX2")):
            Lsoa.objects.create(code=code, icb_code=icb, imd_decile=1)
        service = sharing.onward.service
        place = LocationFactory(provider=service.provider, lsoa_code="E01000001")
        service.places.all().delete()
        ServiceAtLocation.objects.create(service=service, location=place)
        here, there = (
            actor_in(
                Role.COMMISSIONER, OrganisationFactory(kind=OrganisationKind.ICB, ods_code=code)
            )
            for code in ("QX1", "QX2")
        )

        assert "The Trust" in read_by(here)
        assert "Nothing ends soon" in read_by(there)

    def test_a_line_added_later_reads_what_was_counted_with_the_others(self, sharing):
        begun(sharing.onward, days_before_the_quarter=10)
        publish_provider_quarters(at=timezone.now())
        for each in range(8):
            begun(another(sharing, name=f"Late{each}"), days_before_the_quarter=10)

        Funding.objects.create(
            provider=sharing.onward.provider, funder="Everybody", ends_on=timezone.localdate()
        )

        assert read_by(planner()).count("<td>*</td>") == 2


class TestFiguresOf:
    def test_of_services_and_all_of_them_none_that_is_hidden_is_told(self):
        """A whole of 43 at least leaves 7 to a fourth service beside three of 12 at most each."""
        counts = {"": 43, "a": 12, "b": 12, "c": 12, "few": 7}

        going = figures_of(Sent(), counts)["going"]

        assert going["few"] == "*"
        assert "*" in [going[name] for name in ("", "a", "b", "c")]

    def test_shows_what_tells_nothing(self):
        going = figures_of(Sent(), {"": 20, "a": 14, "b": 3})["going"]

        assert going == {"": 20, "a": 15, "b": "*"}

    def test_is_published_once(self, sharing):
        begun(sharing.onward, days_before_the_quarter=10)

        assert publish_provider_quarters(at=timezone.now()) > 0
        assert publish_provider_quarters(at=timezone.now()) == 0
        assert ProviderQuarter.objects.get(quarter=last_quarter().key).figures["going"][""] == "*"
