"""The rest of the area in the demo: another scheme, in the districts ours does not reach."""

from datetime import timedelta
from random import Random
from types import SimpleNamespace

import pytest
from django.utils import timezone

from evaluation.measures.services import load_instruments
from referrals.models import Person, Referral, Scheme
from spcore.accounts.models import OrganisationKind, PcnMembership
from spcore.demo.wider import NAME, Wider, add_wider
from spcore.places.models import Postcode
from tests.factories.accounts import OrganisationFactory
from tests.factories.referrals import small_world

pytestmark = pytest.mark.django_db


def practice_in(pcn, number: int, district: str):
    """Return an open practice of a network, in a district."""
    code = f"ZZ1{number}AA"
    Postcode.objects.create(
        code=code, outcode="ZZ1", easting=1, northing=1 + number, district_code=district
    )
    practice = OrganisationFactory(kind=OrganisationKind.PRACTICE, postcode=f"ZZ1 {number}AA")
    PcnMembership.objects.create(practice=practice, pcn=pcn, joined_on="2020-01-01")
    return practice


def pcn(number: int, *districts: str):
    network = OrganisationFactory(kind=OrganisationKind.PCN, name=f"Network {number}")
    return [practice_in(network, 3 * number + n, each) for n, each in enumerate(districts)]


class TestAddWider:
    def test_reaches_each_other_district_once_and_leaves_ours_alone(self):
        world, now = small_world(), timezone.now()
        load_instruments()
        ours = pcn(0, "HERE", "HERE")
        pcn(1, "THERE", "THERE", "FAR")
        pcn(2, "THERE", "THERE")
        pcn(3, "LONE")
        team = SimpleNamespace(practices=ours)
        icb = OrganisationFactory(kind=OrganisationKind.ICB)
        before = set(Person.objects.values_list("pk", flat=True))

        wider = Wider(icb, people=20, referrals=60, capacity=40, since=now - timedelta(days=730))
        add_wider(Random(1), SimpleNamespace(teams=[team]), wider, at=now)

        scheme = Scheme.objects.get(organisation__name=NAME)
        assert scheme != world.scheme
        assert scheme.organisation.parent == icb
        teams = scheme.organisation.children.filter(kind=OrganisationKind.TEAM)
        assert [each.name for each in teams] == ["Network 1 link workers"]
        people = Person.objects.exclude(pk__in=before)
        assert people.count() == 20
        assert {each.practice.postcode for each in people} == {"ZZ1 3AA", "ZZ1 4AA"}
        assert Referral.objects.filter(scheme=scheme).count() == 60

    def test_adds_nothing_where_all_is_reached(self):
        ours = pcn(0, "HERE", "HERE")
        wider = Wider(OrganisationFactory(), 20, 60, 40, timezone.now())

        add_wider(
            Random(1),
            SimpleNamespace(teams=[SimpleNamespace(practices=ours)]),
            wider,
            at=timezone.now(),
        )

        assert not Scheme.objects.filter(organisation__name=NAME).exists()
