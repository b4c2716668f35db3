"""Accepting a referral."""

import pytest

from referrals.models import Referral
from referrals.states import Status
from spcore.accounts.models import OrganisationKind
from spcore.accounts.roles import Role
from tests.factories.accounts import OrganisationFactory, actor_in
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
FORM: dict[str, str] = {}


def url_of(referral) -> str:
    return f"/triage/{referral.pk}/accept/"


class TestTriageAccept:
    @pytest.mark.parametrize("who", ["worker", "supervisor"])
    def test_moves_it_on_and_says_who_did(self, who):
        world = small_world()
        referral, actor = world.referral(submitted=True), getattr(world, who)

        response = signed_in(actor).post(url_of(referral), FORM)

        kept = Referral.objects.get()
        assert response.url == f"/triage/{referral.pk}/"
        assert kept.status == Status.ACCEPTED
        assert kept.steps.get().taken_by_id == actor.user_id

    def test_asks_once_before_it_does_so(self):
        world = small_world()
        referral = world.referral(submitted=True)

        page = text_of(signed_in(world.worker).get(url_of(referral)))

        assert referral.reference in page
        assert Referral.objects.get().status == Status.SUBMITTED

    def test_refuses_what_somebody_has_moved_on_already(self):
        world = small_world()
        referral = world.referral(active=True)

        assert signed_in(world.supervisor).post(url_of(referral), FORM).status_code == 409

    def test_a_team_administrator_does_not_decide(self):
        world = small_world()
        referral = world.referral(submitted=True)
        admin = actor_in(Role.TEAM_ADMIN, world.team)

        assert signed_in(admin).post(url_of(referral), FORM).status_code == 403
        assert Referral.objects.get().status == Status.SUBMITTED

    def test_another_team_does_not_find_it(self):
        referral = small_world().referral(submitted=True)
        stranger = actor_in(Role.SUPERVISOR, OrganisationFactory(kind=OrganisationKind.TEAM))

        assert signed_in(stranger).post(url_of(referral), FORM).status_code == 404

    def test_gives_it_to_another_team_of_the_scheme(self):
        world = small_world()
        other = OrganisationFactory(kind=OrganisationKind.TEAM, parent=world.scheme.organisation)
        referral = world.referral(submitted=True)

        response = signed_in(world.worker).post(url_of(referral), {"team": str(other.pk)})

        kept = Referral.objects.get()
        assert response.url == f"/triage/?decided={referral.pk}"
        assert (kept.team_id, kept.status) == (other.pk, Status.ACCEPTED)

    def test_gives_it_to_no_team_of_another_scheme(self):
        world, stranger = small_world(), small_world()
        OrganisationFactory(kind=OrganisationKind.TEAM, parent=world.scheme.organisation)
        referral = world.referral(submitted=True)

        signed_in(world.worker).post(url_of(referral), {"team": str(stranger.team.pk)})

        assert Referral.objects.get().status == Status.SUBMITTED
