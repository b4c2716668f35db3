"""What the demo's figures are made of."""

from datetime import timedelta
from random import Random
from types import SimpleNamespace

import pytest
from django.utils import timezone

from evaluation.facts.models import MeasureFact, ReferralFact
from evaluation.measures.models import Assessment
from evaluation.services import project_many
from linkworkers.models import PlanVersion
from referrals.models import Consent, UnmetNeed
from referrals.states import Status
from spcore.demo.evidence import add_evidence
from spcore.needs import Need
from spcore.places.models import Postcode
from tests.factories.measures import choose
from tests.factories.referrals import small_world

pytestmark = pytest.mark.django_db
BEFORE = {"satisfied": 3, "worthwhile": 3, "happy": 3, "anxious": 7}


@pytest.fixture
def cases():
    """Return forty cases that were closed, with ONS4 at the start and at the end, and the day."""
    world, now = small_world(), timezone.now()
    choose(world, "ons4", "ucla3", "service-use")
    cases = [_closed(world, now - timedelta(days=200 + number)) for number in range(40)]
    add_evidence(Random(7), SimpleNamespace(scheme=world.scheme), at=now)
    project_many(referral_ids=[case.pk for case in cases], at=now)
    return cases


def _closed(world, begun):
    ended = begun + timedelta(days=120)
    case = world.referral(
        active=True,
        status=Status.CLOSED,
        outcome="goals_met",
        whose_move="nobody",
        submitted_at=begun,
        first_contact_at=begun,
        closed_at=ended,
    )
    for occasion, at, more in (("baseline", begun, 0), ("close", ended, 2)):
        Assessment.objects.create(
            referral=case,
            instrument_id="ons4-2018",
            occasion=occasion,
            answers={**BEFORE, "happy": 3 + more},
            collected="together",
            answered_on=at.date(),
            recorded_by_id=world.worker.user_id,
            recorded_at=at,
        )
    return case


class TestAddEvidence:
    def test_gives_each_page_of_figures_something_to_show(self, cases):
        facts = ReferralFact.objects.all()
        pairs = MeasureFact.objects.filter(before__isnull=False, after__isnull=False)

        assert facts.exclude(sex="").exclude(ethnicity="").count() > 20
        assert facts.filter(plan_on__isnull=False).count() > 20
        assert pairs.filter(score="ucla3.total").count() > 10
        assert pairs.filter(score="service-use.gp").count() > 3
        assert Consent.objects.filter(purpose="afterwards", is_given=True).exists()

    def test_writes_down_nothing_outside_the_time_of_support(self, cases):
        ends = {case.pk: case.closed_at for case in cases}

        late = [row for row in Assessment.objects.all() if row.recorded_at > ends[row.referral_id]]

        agreed = Consent.objects.filter(purpose="afterwards", is_given=True)
        assert {row.referral.person_id for row in late} <= {one.person_id for one in agreed}
        assert all(row.taken_at <= ends[row.referral_id] for row in PlanVersion.objects.all())

    def test_finds_a_place_short_of_what_it_is_said_to_be(self):
        world, now = small_world(), timezone.now()
        choose(world, "ons4", "ucla3", "service-use")
        for number in range(40):
            case = _closed(world, now - timedelta(days=200 + number))
            case.person.postcode = "ZZ1 1AA" if number % 2 else "ZZ9 9ZZ"
            case.person.save()
        for code, district in (("ZZ11AA", "E07000001"), ("ZZ99ZZ", "E07000002")):
            Postcode.objects.create(
                code=code, outcode=code[:3], easting=1, northing=1, district_code=district
            )

        short = {"E07000001": {Need.TRANSPORT: 1.0}, "E07000002": {Need.HOUSING: 0.0}}
        add_evidence(Random(7), SimpleNamespace(scheme=world.scheme), at=now, scarce=short)

        found = set(UnmetNeed.objects.values_list("district_code", "outcode", "need"))
        assert found == {("E07000001", "ZZ1", "transport")}
        assert UnmetNeed.objects.count() > 1
