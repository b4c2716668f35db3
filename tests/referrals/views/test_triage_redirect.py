"""Naming the right door."""

import pytest

from referrals import services
from referrals.models import Referral
from referrals.states import Status
from spcore.accounts.models import OrganisationKind
from spcore.accounts.roles import Role
from spcore.errors import Invalid
from tests.factories.accounts import OrganisationFactory, actor_in
from tests.factories.referrals import NOON, OtherDoorFactory, small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
FORM: dict[str, str] = {
    "door": "other",
    "name": "Talking Therapies",
    "words": "She asks for therapy.",
}


def url_of(referral) -> str:
    return f"/triage/{referral.pk}/redirect/"


class TestTriageRedirect:
    @pytest.mark.parametrize("who", ["worker", "supervisor"])
    def test_moves_it_on_and_says_who_did(self, who):
        world = small_world()
        referral, actor = world.referral(submitted=True), getattr(world, who)

        response = signed_in(actor).post(url_of(referral), FORM)

        kept = Referral.objects.get()
        assert response.url == f"/triage/?decided={referral.pk}"
        assert kept.status == Status.REDIRECTED
        assert kept.steps.get().taken_by_id == actor.user_id
        assert kept.steps.get().reason == "Talking Therapies. She asks for therapy."

    def test_names_a_door_of_the_schemes_list_with_its_number_to_the_referrer(self):
        world = small_world()
        door = OtherDoorFactory(scheme=world.scheme, name="Shelter", phone="0808 800 4444")
        referral = world.referral(submitted=True)

        signed_in(world.worker).post(url_of(referral), FORM | {"door": str(door.pk)})

        assert Referral.objects.get().steps.get().door_id == door.pk
        page = text_of(signed_in(world.gp).get(f"/referrals/{referral.pk}/"))
        assert "Shelter" in page
        assert "0808 800 4444" in page
        assert "To be confirmed by a clinical lead" in page
        assert text_of(signed_in(world.gp).get("/referrals/")).count("0808 800 4444") == 1
        letter = text_of(signed_in(world.gp).get(f"/referrals/{referral.pk}/letter/"))
        assert letter.count("0808 800 4444") == 1

    def test_takes_no_door_of_another_scheme_and_none_that_is_closed(self):
        world = small_world()
        doors = (OtherDoorFactory(), OtherDoorFactory(scheme=world.scheme, is_open=False))
        referral = world.referral(submitted=True)

        for door in doors:
            signed_in(world.worker).post(url_of(referral), FORM | {"door": str(door.pk)})
            with pytest.raises(Invalid):
                services.redirect_referral(
                    referral_id=referral.pk,
                    actor=world.worker,
                    at=NOON,
                    reason="Not ours",
                    door_id=door.pk,
                )

        assert Referral.objects.get().status == Status.SUBMITTED

    def test_asks_for_what_the_referrer_needs(self):
        world = small_world()
        referral = world.referral(submitted=True)

        client = signed_in(world.worker)
        page = text_of(client.post(url_of(referral), {}))
        page += text_of(client.post(url_of(referral), {"door": "other"}))

        assert "Choose who can help this person" in page
        assert "Say why it is the right door" in page
        assert "Enter the name of the service and how to reach it" in page
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
