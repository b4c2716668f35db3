"""One referral that a team decides about."""

import pytest

from referrals import services
from referrals.services import Line
from spcore.accounts.models import OrganisationKind
from spcore.accounts.roles import Role
from tests.factories.accounts import OrganisationFactory, actor_in
from tests.factories.referrals import NOON, ConsentFactory, PersonFactory, small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def url_of(referral) -> str:
    return f"/triage/{referral.pk}/"


class TestTriageDetail:
    def test_shows_what_was_sent_and_what_can_be_done(self):
        world = small_world()
        referral = world.referral(submitted=True, reason="Damp", visit_risk="Big dog")
        ConsentFactory(person=referral.person)

        page = text_of(signed_in(world.worker).get(url_of(referral)))

        for words in ("Damp", "Big dog", "Loneliness and social connection", "Yes. Said it to me"):
            assert words in page
        for way in ("accept", "return", "redirect"):
            assert f"/triage/{referral.pk}/{way}/" in page

    def test_warns_that_nobody_asked_about_risk(self):
        world = small_world()
        referral = world.referral(submitted=True, risk_answer="not_asked")

        page = text_of(signed_in(world.supervisor).get(url_of(referral)))

        assert "Ask before anybody meets the person alone" in page

    def test_shows_a_team_administrator_how_to_reach_the_person_and_no_case(self):
        world = small_world()
        referral = world.referral(
            submitted=True,
            reason="Damp",
            what_matters="To sing",
            risk_answer="named",
            risk_detail="Falls",
            visit_risk="Big dog",
            person=PersonFactory(phone="07700 900777", safe_contact_note="Ring twice"),
        )
        services.note(
            Line("contact", "Told me of her brother", "case_notes"),
            referral_id=referral.pk,
            at=NOON,
            by_id=None,
        )
        admin = actor_in(Role.TEAM_ADMIN, world.team)

        page = text_of(signed_in(admin).get(url_of(referral)))

        assert "07700 900777" in page
        assert "Ring twice" in page
        for hidden in ("Damp", "To sing", "Falls", "Big dog", "Loneliness", "brother"):
            assert hidden not in page
        assert f"/triage/{referral.pk}/accept/" not in page

    def test_shows_another_referral_of_the_same_person(self):
        world = small_world()
        referral = world.referral(submitted=True)
        other = world.referral(active=True, person=referral.person)

        assert other.reference in text_of(signed_in(world.supervisor).get(url_of(referral)))

    def test_offers_the_queue_once_it_is_accepted(self):
        world = small_world()
        referral = world.referral(accepted=True)

        page = text_of(signed_in(world.supervisor).get(url_of(referral)))

        assert f"/triage/{referral.pk}/queue/" in page
        assert f"/triage/{referral.pk}/accept/" not in page

    def test_a_link_worker_does_not_open_a_colleagues_case_here(self):
        world = small_world()
        referral = world.referral(active=True)
        colleague = actor_in(Role.LINK_WORKER, world.team)

        assert signed_in(colleague).get(url_of(referral)).status_code == 404

    def test_another_team_does_not_find_it(self):
        referral = small_world().referral(submitted=True)
        stranger = actor_in(Role.SUPERVISOR, OrganisationFactory(kind=OrganisationKind.TEAM))

        assert signed_in(stranger).get(url_of(referral)).status_code == 404
