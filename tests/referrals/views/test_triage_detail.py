"""One referral that a team decides about."""

import pytest
from django.urls import reverse

from referrals import services
from referrals.services import Line
from spcore.accounts.models import OrganisationKind
from spcore.accounts.roles import Role
from spcore.audit.models import AuditEntry
from tests.factories.accounts import OrganisationFactory, actor_in
from tests.factories.referrals import NOON, ConsentFactory, PersonFactory, small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
EWA = {"given_name": "Ewa", "family_name": "Hill", "folded_name": "hill ewa"}


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

    @pytest.mark.parametrize("role", ["supervisor", "worker"])
    def test_leads_to_the_family_and_to_recording_a_death(self, role):
        world = small_world()
        referral = world.referral(submitted=True)
        browser = signed_in(getattr(world, role))

        page = text_of(browser.get(url_of(referral)))

        for way in ("family", "died"):
            address = f"/referrals/{referral.pk}/{way}/"
            assert f'href="{address}"' in page
            assert browser.get(address).status_code == 200

    def test_says_first_how_soon_and_by_which_day(self):
        world = small_world()
        referral = world.referral(
            submitted=True, urgency="urgent", critical_date="2026-12-04", critical_what="Court"
        )

        first = text_of(signed_in(world.worker).get(url_of(referral))).split("First sent")[0]

        assert "Urgent</strong>" in first
        assert "4 December 2026: Court" in first

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

    def test_shows_records_that_may_be_the_same_person_and_why(self):
        world = small_world()
        known = PersonFactory(**EWA, nhs_number="9990000018", no_nhs_number="")
        earlier = world.referral(active=True, person=known)
        referral = world.referral(submitted=True, source="self", person=PersonFactory(**EWA))
        world.referral(submitted=True, person=PersonFactory())  # nobody like her

        page = text_of(signed_in(world.supervisor).get(url_of(referral)))

        assert "May be the same person" in page
        assert "Why: Same name. Same birth date. Same postcode." in page
        assert earlier.reference in page
        assert reverse("referrals:person_merge", args=[known.pk, referral.person_id]) in page
        assert page.count("Compare them") == 1
        assert known.pk in AuditEntry.objects.latest("pk").people

    def test_sends_a_worker_who_cannot_put_them_together_to_the_supervisor(self):
        world = small_world()
        known = PersonFactory(**EWA, nhs_number="9990000018", no_nhs_number="")
        world.referral(submitted=True, person=known)
        again = PersonFactory(**EWA)
        referral = world.referral(submitted=True, source="school", person=again)

        page = text_of(signed_in(world.worker).get(url_of(referral)))

        assert "ask your supervisor to put the records together" in page
        assert "/duplicates/" not in page.split("<main", 1)[1]

    def test_proposes_nobody_of_another_team_and_nobody_said_to_be_another(self):
        world, elsewhere = small_world(), small_world()
        elsewhere.referral(submitted=True, person=PersonFactory(**EWA))
        other = PersonFactory(**EWA)
        world.referral(submitted=True, person=other)
        referral = world.referral(submitted=True, person=PersonFactory(**EWA))
        services.keep_apart(
            first_id=referral.person_id,
            second_id=other.pk,
            actor=world.supervisor,
            at=NOON,
            reason="Two sisters-in-law",
        )

        page = text_of(signed_in(world.supervisor).get(url_of(referral)))

        assert "Is it somebody you know already?" not in page

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
