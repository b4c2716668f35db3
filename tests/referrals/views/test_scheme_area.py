"""Which practices a team serves."""

import pytest

from referrals.models import TeamCover
from spcore.accounts.models import OrganisationKind, PcnMembership
from spcore.accounts.roles import Role
from tests.factories.accounts import OrganisationFactory, actor_in
from tests.factories.referrals import NOON, small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
URL = "/scheme/area/"


def admin_of(world):
    return signed_in(actor_in(Role.SCHEME_ADMIN, world.scheme.organisation))


class TestSchemeArea:
    def test_adds_a_practice_to_a_team(self):
        world = small_world()
        practice = in_area(world, "New practice")

        admin_of(world).post(URL, {"team": str(world.team.pk), "place": str(practice.pk)})

        assert TeamCover.objects.filter(team=world.team, practice=practice).exists()
        assert world.scheme.changes.get().after == "New practice"

    def test_adds_all_practices_of_a_network(self):
        world = small_world()
        network = in_area(world, "Network", kind=OrganisationKind.PCN)
        for name in ("One", "Two"):
            PcnMembership.objects.create(
                practice=in_area(world, name), pcn=network, joined_on=NOON.date()
            )

        admin_of(world).post(URL, {"team": str(world.team.pk), "place": str(network.pk)})

        assert TeamCover.objects.filter(team=world.team).count() == 3

    def test_asks_which_team_and_which_practice(self):
        page = text_of(admin_of(small_world()).post(URL, {}))

        assert "Choose the team" in page
        assert "Choose a practice or a network" in page

    def test_offers_no_team_of_another_scheme(self):
        world, other = small_world(), small_world()
        practice = in_area(world, "New practice")

        admin_of(world).post(URL, {"team": str(other.team.pk), "place": str(practice.pk)})

        assert TeamCover.objects.filter(practice=practice).count() == 0

    def test_is_for_the_schemes_administrators_alone(self):
        assert signed_in(small_world().supervisor).get(URL).status_code == 403


def in_area(world, name, *, kind=OrganisationKind.PRACTICE):
    scheme = world.scheme.organisation
    if scheme.parent is None:
        scheme.parent = OrganisationFactory(kind=OrganisationKind.ICB)
        scheme.save()
    return OrganisationFactory(kind=kind, name=name, parent=scheme.parent)
