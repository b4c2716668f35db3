"""Acting in one role at a time."""

from uuid import uuid4

import pytest
from django.test import Client

from spcore.accounts.models import Membership
from spcore.accounts.roles import Role
from spcore.audit.models import AuditEntry
from tests.factories.accounts import MembershipFactory, UserFactory
from tests.spcore.accounts.conftest import World
from tests.spcore.accounts.signing import session_id

pytestmark = pytest.mark.django_db


@pytest.fixture
def two_roles(world: World) -> tuple[Membership, Membership]:
    """Somebody who administers a practice, and works for a provider."""
    user = UserFactory()
    return (
        MembershipFactory(user=user, organisation=world.practice, role=Role.REFERRER_ADMIN),
        MembershipFactory(user=user, organisation=world.provider, role=Role.PROVIDER),
    )


def actor_of(client: Client):
    return client.get("/privacy/").context["actor"]


class TestActingAs:
    def test_is_nobody_until_chosen(self, client, two_roles):
        client.force_login(two_roles[0].user)

        assert not actor_of(client).is_known
        assert client.get("/people/").headers["Location"] == "/acting-as/?next=%2Fpeople%2F"
        assert client.post("/people/").status_code == 403

    @pytest.mark.parametrize("which", [0, 1])
    def test_takes_the_rights_of_the_chosen_role_alone(self, client, two_roles, which):
        chosen, other = two_roles[which], two_roles[1 - which]
        client.force_login(chosen.user)

        client.post("/acting-as/", {"membership": chosen.pk})

        actor = actor_of(client)
        assert (actor.role, actor.organisation_id) == (chosen.role, chosen.organisation_id)
        names = client.get("/people/").content.decode()
        assert chosen.organisation.name in names
        assert other.organisation.name not in names.split("</header>")[-1]

    def test_changes_the_session_id_and_is_audited(self, client, two_roles):
        client.force_login(two_roles[0].user)
        before = session_id(client)

        client.post("/acting-as/", {"membership": two_roles[1].pk})

        assert session_id(client) != before
        entry = AuditEntry.objects.get()
        assert (entry.label, entry.object_id, entry.role) == (
            "acting as",
            two_roles[1].pk,
            Role.PROVIDER,
        )

    def test_refuses_a_role_of_somebody_else(self, client, two_roles):
        client.force_login(two_roles[0].user)
        foreign = MembershipFactory(role=Role.SCHEME_ADMIN)

        for wanted in (foreign.pk, uuid4(), "x"):
            page = client.post("/acting-as/", {"membership": wanted})
            assert page.status_code == 200
        assert not actor_of(client).is_known

    def test_refuses_a_role_that_has_ended(self, client, two_roles, now):
        client.force_login(two_roles[0].user)
        Membership.objects.filter(pk=two_roles[0].pk).update(ended_at=now)

        client.post("/acting-as/", {"membership": two_roles[0].pk})

        assert client.session.get("acting_as") is None

    def test_goes_on_where_one_was_going_within_the_site(self, client, two_roles):
        client.force_login(two_roles[0].user)

        good = client.post("/acting-as/?next=/people/", {"membership": two_roles[0].pk})
        bad = client.post("/acting-as/?next=//evil.example/", {"membership": two_roles[0].pk})

        assert (good.headers["Location"], bad.headers["Location"]) == ("/people/", "/start/")


class TestLostRole:
    def test_bites_on_the_next_request(self, client, world: World, now):
        membership = MembershipFactory(organisation=world.practice, role=Role.REFERRER_ADMIN)
        client.force_login(membership.user)
        assert client.get("/people/").status_code == 200

        Membership.objects.filter(pk=membership.pk).update(ended_at=now)

        assert client.get("/people/").status_code == 403

    def test_bites_when_the_organisation_closes(self, client, world: World):
        membership = MembershipFactory(organisation=world.practice, role=Role.REFERRER_ADMIN)
        client.force_login(membership.user)

        world.practice.is_open = False
        world.practice.save()

        assert client.get("/people/").status_code == 403

    def test_is_not_replaced_by_another_in_silence(self, client, two_roles, now):
        client.force_login(two_roles[0].user)
        client.post("/acting-as/", {"membership": two_roles[0].pk})

        Membership.objects.filter(pk=two_roles[0].pk).update(ended_at=now)

        assert not actor_of(client).is_known
        assert client.get("/people/").headers["Location"].startswith("/acting-as/")
