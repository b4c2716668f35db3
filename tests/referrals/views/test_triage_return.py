"""Sending a referral back."""

import pytest

from referrals.models import Referral
from referrals.states import Status
from spcore.accounts.models import OrganisationKind
from spcore.accounts.roles import Role
from tests.factories.accounts import OrganisationFactory, actor_in
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
FORM: dict[str, str] = {
    "code": "contact",
    "reason": "The number is one digit short.",
    "would_help": "A number that works.",
}


def url_of(referral) -> str:
    return f"/triage/{referral.pk}/return/"


class TestTriageReturn:
    @pytest.mark.parametrize("who", ["worker", "supervisor"])
    def test_moves_it_on_and_says_who_did(self, who):
        world = small_world()
        referral, actor = world.referral(submitted=True), getattr(world, who)

        response = signed_in(actor).post(url_of(referral), FORM)

        kept = Referral.objects.get()
        assert response.url == f"/triage/?decided={referral.pk}"
        assert kept.status == Status.RETURNED
        assert kept.steps.get().taken_by_id == actor.user_id
        step = kept.steps.get()
        assert (step.return_reason, step.reason, step.would_help) == tuple(FORM.values())

    def test_tells_the_referrer_why_and_what_would_have_helped(self):
        world = small_world()
        referral = world.referral(submitted=True)

        signed_in(world.worker).post(url_of(referral), FORM)

        page = text_of(signed_in(world.gp).get(f"/referrals/{referral.pk}/"))
        assert "We cannot reach the person with what is given. The number is one digit" in page
        assert "What would help: A number that works." in page

    def test_offers_that_the_team_is_full_and_no_code_of_its_own_making(self):
        world = small_world()
        referral = world.referral(submitted=True)
        client = signed_in(world.worker)

        assert "Our team is full" in text_of(client.get(url_of(referral)))
        client.post(url_of(referral), FORM | {"code": "lazy"})
        assert Referral.objects.get().status == Status.SUBMITTED

    def test_asks_for_what_the_referrer_needs(self):
        world = small_world()
        referral = world.referral(submitted=True)

        page = text_of(signed_in(world.worker).post(url_of(referral), {}))

        assert "Choose why you send it back" in page
        assert "Say what the referrer should do or answer" in page
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
