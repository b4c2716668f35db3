"""The privacy officer's page: who looked at whom, in the scheme and about its people alone."""

from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from spcore import audit
from spcore.accounts.actor import Actor
from spcore.accounts.models import User
from spcore.accounts.roles import Role
from spcore.audit.models import AuditEntry
from tests.factories.accounts import OrganisationFactory, actor_in
from tests.factories.referrals import World, small_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return small_world()


@pytest.fixture
def officer(world: World) -> Actor:
    return actor_in(Role.PRIVACY_OFFICER, world.scheme.organisation)


@pytest.fixture
def officer_client(client: Client, officer: Actor) -> Client:
    client.force_login(User.objects.get(pk=officer.user_id))
    return client


def looked(actor: Actor, *people: UUID, label: str = "referrals:referral_detail") -> AuditEntry:
    audit.record(
        actor=actor, action=audit.Action.READ, label=label, people=people, shown=["nhs_number"]
    )
    return AuditEntry.objects.latest("pk")


def lines(client: Client, **query: object) -> list[int]:
    response = client.get(reverse("referrals:access_log"), query)
    assert response.status_code == 200
    return [line.id for line in response.context["lines"]]


class TestAccessLog:
    def test_says_who_looked_at_what_of_whom(self, officer_client, world):
        referral = world.referral(active=True)
        looked(world.worker, referral.person_id)

        page = officer_client.get(reverse("referrals:access_log")).content.decode()

        assert world.worker.name in page
        assert "Link worker" in page
        assert world.team.name in page
        assert "A referral, as the referrer sees it" in page
        assert "nhs number" in page
        assert f"?person={referral.person_id}" in page
        assert f">Person {str(referral.person_id)[:8]}<" in page
        assert referral.person.family_name not in page

    def test_shows_the_scheme_its_teams_and_whoever_looks_at_its_people(
        self, officer_client, officer, world
    ):
        person_id = world.referral(submitted=True).person_id
        provider = actor_in(Role.PROVIDER, OrganisationFactory())
        ours = [looked(officer), looked(world.worker), looked(provider, uuid4(), person_id)]
        other = small_world()
        other_person = other.referral(submitted=True).person_id
        looked(other.worker, other_person)
        looked(provider, other_person)
        looked(provider)

        assert lines(officer_client) == [entry.pk for entry in reversed(ours)]

    def test_narrows_to_one_user_or_one_person(self, officer_client, world):
        referral, second = world.referral(active=True), world.referral(active=True)
        by_worker = looked(world.worker, referral.person_id)
        by_supervisor = looked(world.supervisor, referral.person_id)
        looked(world.supervisor, second.person_id)
        worker = User.objects.get(pk=world.worker.user_id)

        assert lines(officer_client, user=worker.email.upper()) == [by_worker.pk]
        assert lines(officer_client, user=worker.pk) == [by_worker.pk]
        about = lines(officer_client, person=referral.reference.lower())
        assert about[-2:] == [by_supervisor.pk, by_worker.pk]

    def test_does_not_say_whether_strangers_exist(self, officer_client):
        other = small_world()
        theirs = other.referral(active=True)
        looked(other.worker, theirs.person_id)
        stranger = User.objects.get(pk=other.worker.user_id)

        for query in (
            {"user": stranger.email},
            {"user": "nobody@staff.example"},
            {"person": theirs.reference},
            {"person": "SP-NOBODY00"},
        ):
            response = officer_client.get(reverse("referrals:access_log"), query)
            assert response.context["form"].errors
            assert response.context["lines"] == []
        assert lines(officer_client, person=theirs.person_id) == []
        assert lines(officer_client, user=stranger.pk) == []

    def test_is_itself_in_the_log(self, officer_client, officer, world):
        person_id = world.referral(active=True).person_id

        lines(officer_client, person=person_id)

        entry = AuditEntry.objects.latest("pk")
        assert (entry.user_id, entry.label) == (officer.user_id, "referrals:access_log")
        assert (entry.people, entry.shown) == ([person_id], ["access_log"])

    def test_goes_on_page_by_page_without_a_gap(self, officer_client, world):
        ours = [looked(world.worker).pk for _number in range(120)]
        seen: list[int] = []
        query = ""

        while True:
            response = officer_client.get(reverse("referrals:access_log") + query)
            seen += [line.id for line in response.context["lines"]]
            query = response.context["older"]
            if not query:
                break

        assert [pk for pk in seen if pk in ours] == ours[::-1]

    def test_costs_the_same_for_one_entry_and_for_fifty(self, officer_client, world):
        def cost() -> int:
            with CaptureQueriesContext(connection) as captured:
                lines(officer_client)
            return len(captured)

        looked(world.worker)
        cost()
        of_few = cost()
        for _number in range(50):
            looked(world.worker)

        assert cost() == of_few

    @pytest.mark.parametrize("query", [{"before": "x"}, {"before": "²"}, {"user": "x" * 300}])
    def test_an_address_that_makes_no_sense_does_no_harm(self, officer_client, query):
        response = officer_client.get(reverse("referrals:access_log"), query)

        assert response.status_code == 200
