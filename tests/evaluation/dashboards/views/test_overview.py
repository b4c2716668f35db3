"""The commissioner's first page."""

import random
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from evaluation.facts.models import ReferralFact, Release
from evaluation.facts.services import publish_closed_quarters
from spcore.accounts.models import OrganisationKind, User
from spcore.accounts.roles import Role
from tests.factories.accounts import OrganisationFactory, actor_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def icb():
    return OrganisationFactory(kind=OrganisationKind.ICB)


@pytest.fixture
def commissioner(client, icb):
    actor = actor_in(Role.COMMISSIONER, icb)
    client.force_login(User.objects.get(pk=actor.user_id))
    return client


def make_facts(icb, pcn, number, *, submitted_on, waited=10):
    first = date.fromordinal(submitted_on.toordinal() + waited)
    ReferralFact.objects.bulk_create(
        ReferralFact(
            referral_id=f"00000000-0000-4000-8000-{random.getrandbits(48):012x}",
            scheme_id=icb.pk,
            icb_id=icb.pk,
            pcn_id=pcn.pk,
            status="active",
            needs=["money"],
            submitted_on=submitted_on,
            first_contact_on=first,
            as_of=timezone.now(),
        )
        for _ in range(number)
    )


class TestOverview:
    def test_shows_a_closed_quarter_with_small_numbers_hidden(self, commissioner, icb):
        big, small, other = OrganisationFactory.create_batch(3, kind=OrganisationKind.PCN)
        make_facts(icb, big, 43, submitted_on=date(2026, 2, 3))
        make_facts(icb, other, 21, submitted_on=date(2026, 2, 3))
        make_facts(icb, small, 4, submitted_on=date(2026, 2, 3))
        publish_closed_quarters(at=timezone.now())

        page = commissioner.get(reverse("dashboards:overview"), {"quarter": "2026-Q1"})

        rows = {row.name: (row.figure, row.wait) for row in page.context["page"].pcns}
        assert rows == {big.name: ("45", "10"), other.name: ("*", "–"), small.name: ("*", "–")}
        assert page.context["page"].flow[0].figure == "70"

    def test_a_published_quarter_stays_as_it_was(self, commissioner, icb):
        pcn = OrganisationFactory(kind=OrganisationKind.PCN)
        make_facts(icb, pcn, 40, submitted_on=date(2026, 2, 3))
        publish_closed_quarters(at=timezone.now())
        make_facts(icb, pcn, 40, submitted_on=date(2026, 2, 3))

        publish_closed_quarters(at=timezone.now())

        page = commissioner.get(reverse("dashboards:overview"), {"quarter": "2026-Q1"})
        assert page.context["page"].flow[0].figure == "40"

    def test_shows_only_totals_of_the_open_quarter(self, commissioner, icb):
        pcn = OrganisationFactory(kind=OrganisationKind.PCN)
        make_facts(icb, pcn, 12, submitted_on=timezone.localdate())

        page = commissioner.get(reverse("dashboards:overview"))

        assert page.context["page"].open_flow[0].figure == "10"
        assert pcn.name not in page.content.decode()
        assert not Release.objects.exists()

    def test_another_area_is_not_in_it(self, commissioner, icb):
        other, pcn = OrganisationFactory(), OrganisationFactory()
        make_facts(other, pcn, 40, submitted_on=date(2026, 2, 3))
        publish_closed_quarters(at=timezone.now())

        page = commissioner.get(reverse("dashboards:overview"))

        assert page.context["page"].quarters == []

    def test_is_closed_to_a_link_worker(self, client):
        team = OrganisationFactory(kind=OrganisationKind.TEAM)
        actor = actor_in(Role.LINK_WORKER, team)
        client.force_login(User.objects.get(pk=actor.user_id))

        assert client.get(reverse("dashboards:overview")).status_code == 403

    def test_asks_as_many_questions_for_many_rows(
        self, commissioner, icb, django_assert_num_queries
    ):
        for _ in range(12):
            pcn = OrganisationFactory(kind=OrganisationKind.PCN)
            make_facts(icb, pcn, 9, submitted_on=date(2026, 2, 3))
        publish_closed_quarters(at=timezone.now())
        commissioner.get(reverse("dashboards:overview"))

        with django_assert_num_queries(6):
            commissioner.get(reverse("dashboards:overview"))
