"""Passing a draft to a colleague: on the list, with who did what, and nothing clinical touched."""

import pytest

from referrals.models import Consent, HandOver
from spcore.accounts.models import OrganisationKind
from spcore.accounts.roles import Role
from tests.factories.accounts import OrganisationFactory, actor_in
from tests.factories.referrals import PersonFactory, small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def begun(world, **fields):
    """Return a draft of which the GP has filled in what is clinical."""
    told = {"what_matters": "SECRET-WORDS", "visit_risk": "SECRET-DOG", "needs": ["money"]}
    return world.referral(person=PersonFactory(practice=world.practice), **told | fields)


def passed(world, draft, note="Ring her about the agreement"):
    return signed_in(world.gp).post(f"/referrals/{draft.pk}/pass/", {"note": note})


class TestReferralPass:
    def test_puts_it_on_the_practices_list_and_tells_who_and_what(self):
        world = small_world()
        draft = begun(world)

        response = passed(world, draft)

        row = HandOver.objects.get()
        assert response.url == "/referrals/to-finish/"
        assert (row.referral_id, row.passed_by_id) == (draft.pk, world.gp.user_id)
        line = draft.timeline.get()
        assert (line.label, line.detail) == ("Passed to a colleague to finish", row.note)

    def test_asks_what_is_left_to_do(self):
        world = small_world()

        page = text_of(passed(world, begun(world), note=" "))

        assert "Say what is left to do" in page
        assert not HandOver.objects.exists()

    def test_the_colleague_finishes_it_and_nothing_clinical_is_shown_or_touched(self):
        world = small_world()
        draft = begun(world)
        passed(world, draft)
        desk = actor_in(Role.REFERRER_ADMIN, world.practice)
        client = signed_in(desk)

        page = text_of(client.get(f"/referrals/{draft.pk}/edit/"))
        client.post(
            f"/referrals/{draft.pk}/edit/",
            {
                "draft": "1",
                "version": draft.version,
                "what_matters": "overwritten",
                "visit_risk": "overwritten",
                "needs": ["food"],
                "consent_referral": "yes",
                "consent_how": "phone",
            },
        )

        draft.refresh_from_db()
        assert "SECRET" not in page
        assert (draft.what_matters, draft.visit_risk) == ("SECRET-WORDS", "SECRET-DOG")
        assert draft.needs == ["money"]
        consent = Consent.objects.get(purpose="referral")
        assert (consent.recorded_by_id, consent.how) == (desk.user_id, "phone")

    def test_says_who_did_what_so_far(self):
        world = small_world()
        draft = begun(world)
        passed(world, draft)
        desk = actor_in(Role.REFERRER_ADMIN, world.practice)

        page = text_of(signed_in(desk).get(f"/referrals/{draft.pk}/pass/"))

        assert f"{world.gp.name} began it" in page
        assert "Ring her about the agreement" in page
        assert "SECRET" not in page

    def test_goes_back_the_same_way(self):
        world = small_world()
        draft = begun(world)
        passed(world, draft)
        desk = actor_in(Role.REFERRER_ADMIN, world.practice)

        signed_in(desk).post(f"/referrals/{draft.pk}/pass/", {"note": "She said no to feedback"})

        page = text_of(signed_in(world.gp).get("/referrals/to-finish/"))
        assert "She said no to feedback" in page
        assert "Ring her about the agreement" not in page

    def test_is_closed_once_it_was_sent_and_to_other_referrers(self):
        world = small_world()
        sent = world.referral(submitted=True)
        school = actor_in(Role.OTHER_REFERRER, OrganisationFactory(kind=OrganisationKind.REFERRER))

        assert passed(world, sent).status_code == 409
        assert signed_in(school).get(f"/referrals/{sent.pk}/pass/").status_code == 403
        stranger = actor_in(Role.REFERRER_ADMIN, OrganisationFactory())
        assert signed_in(stranger).get(f"/referrals/{sent.pk}/pass/").status_code == 404
