"""A draft that saves itself: the same words, by the same rule as the button."""

import pytest

from referrals.models import Consent, Referral
from spcore.accounts.roles import Role
from tests.factories.accounts import actor_in
from tests.factories.referrals import NOON, small_world
from tests.referrals.signing import signed_in

pytestmark = pytest.mark.django_db


def url_of(referral) -> str:
    return f"/referrals/{referral.pk}/autosave/"


class TestReferralAutosave:
    def test_saves_what_is_typed_so_far_and_says_when(self):
        world = small_world()
        draft = world.referral(needs=[], risk_answer="")
        typed = {"version": 0, "needs": ["housing"], "reason": "Damp"}

        told = signed_in(world.gp).post(url_of(draft), typed).json()

        saved = Referral.objects.get()
        assert (saved.needs, saved.reason, saved.version) == (["housing"], "Damp", 1)
        assert told["version"] == 1
        assert told["words"].startswith("Saved ")

    def test_saves_again_on_the_version_it_was_told(self):
        world = small_world()
        draft = world.referral()
        client = signed_in(world.gp)

        told = client.post(url_of(draft), {"version": 0, "reason": "Damp"}).json()
        client.post(url_of(draft), {"version": told["version"], "reason": "Damp and cold"})

        assert Referral.objects.get().reason == "Damp and cold"

    def test_leaves_out_and_names_what_is_not_in_the_right_form_yet(self):
        world = small_world()
        draft = world.referral()
        typed = {"version": 0, "reason": "Damp", "critical_date_day": "4"}

        told = signed_in(world.gp).post(url_of(draft), typed).json()

        saved = Referral.objects.get()
        assert (saved.reason, saved.critical_date) == ("Damp", None)
        assert "but not yet: Is there a date by which something is lost?" in told["words"]

    def test_leaves_the_words_of_whoever_was_here_before_alone(self):
        world = small_world()
        draft = world.referral()
        colleague = actor_in(Role.REFERRER_CLINICIAN, world.practice)
        page = signed_in(world.gp).get(f"/referrals/{draft.pk}/edit/")
        typed = {"version": 0, "reason": "Damp", "typed_by": page.context["typed_by"]}

        answer = signed_in(colleague).post(url_of(draft), typed)

        assert answer.status_code == 409
        assert Referral.objects.get().reason != "Damp"

    def test_never_records_an_agreement(self):
        world = small_world()
        draft = world.referral()
        typed = {"version": 0, "consent_referral": "yes", "consent_how": "spoken"}

        signed_in(world.gp).post(url_of(draft), typed)

        assert Referral.objects.get().version == 1
        assert not Consent.objects.exists()

    def test_leaves_to_the_button_what_a_colleague_could_then_no_longer_see(self):
        world = small_world()
        draft = world.referral(needs=[], risk_answer="")
        admin = signed_in(actor_in(Role.REFERRER_ADMIN, world.practice))
        typed = {"version": 0, "needs": ["housing"], "reason": "Damp"}

        told = admin.post(url_of(draft), typed).json()
        saved = Referral.objects.get()
        edit = f"/referrals/{draft.pk}/edit/"
        admin.post(edit, typed | {"version": 1, "needs": ["housing", "money"], "draft": "1"})

        assert (saved.reason, saved.needs) == ("Damp", [])
        assert "but not yet: What does the person need help with?" in told["words"]
        assert Referral.objects.get().needs == ["housing", "money"]

    def test_does_not_overwrite_what_a_colleague_saved_meanwhile(self):
        world = small_world()
        draft = world.referral(version=3, reason="Cold")

        response = signed_in(world.gp).post(url_of(draft), {"version": 2, "reason": "Damp"})

        assert response.status_code == 409
        assert Referral.objects.get().reason == "Cold"

    def test_gives_a_page_the_token_of_the_present_session(self):
        world = small_world()
        draft = world.referral()

        told = signed_in(world.gp).get(url_of(draft)).json()

        assert len(told["token"]) > 30

    def test_sends_whoever_is_signed_out_to_sign_in(self):
        world = small_world()
        draft = world.referral()
        client = signed_in(world.gp)
        client.logout()

        response = client.post(url_of(draft), {"version": 0, "reason": "Damp"})

        assert response.status_code == 302
        assert response.url.startswith("/sign-in/")

    def test_is_closed_once_it_is_sent(self):
        world = small_world()
        sent = world.referral(submitted=True)

        assert signed_in(world.gp).post(url_of(sent), {"version": 0}).status_code == 409

    def test_another_practice_does_not_find_it(self):
        world, other = small_world(), small_world()
        draft = world.referral(created_at=NOON)

        assert signed_in(other.gp).post(url_of(draft), {"version": 0}).status_code == 404
