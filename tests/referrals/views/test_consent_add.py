"""Recording an answer."""

from datetime import date

import pytest

from referrals.models import CompetenceDecision, Consent
from tests.factories.referrals import small_world
from tests.referrals.children import young
from tests.referrals.sharing import offered
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def address(referral):
    return f"/referrals/{referral.pk}/agreements/add/"


class TestConsentAdd:
    def test_records_an_answer(self):
        world = small_world()
        referral = world.referral(active=True)

        signed_in(world.worker).post(
            address(referral), {"purpose": "feedback", "answer": "no", "how": "phone"}
        )

        held = Consent.objects.get(purpose="feedback")
        assert (held.is_given, held.how, held.recorded_by_id) == (
            False,
            "phone",
            world.worker.user_id,
        )

    def test_a_no_to_sharing_stops_what_is_shared_already(self):
        sharing = offered().sent()
        referral = sharing.onward.referral
        provider = signed_in(sharing.provider)
        before = provider.get(f"/inbox/{sharing.onward.pk}/").status_code

        said = signed_in(sharing.world.worker).post(
            address(referral),
            {
                "purpose": "sharing",
                "provider": str(sharing.onward.provider_id),
                "answer": "no",
                "how": "spoken",
            },
            follow=True,
        )

        assert "It keeps its own record of what it received before" in text_of(said)
        after = provider.get(f"/inbox/{sharing.onward.pk}/").status_code
        assert (before, after, sharing.fresh().status) == (200, 404, "withdrawn")

    def test_asks_for_what_each_choice_needs(self):
        world = small_world()

        page = text_of(
            signed_in(world.worker).post(
                address(world.referral(active=True)),
                {"purpose": "sharing", "answer": "yes", "how": "override"},
            )
        )

        assert "Select the service provider" in page
        assert "Enter what was decided" in page
        assert "Enter who assessed capacity" in page
        assert "Select who may decide" in page
        assert not Consent.objects.filter(purpose="sharing").exists()

    def test_refuses_a_provider_the_person_was_never_offered(self):
        world, elsewhere = small_world(), offered()

        signed_in(world.worker).post(
            address(world.referral(active=True)),
            {
                "purpose": "sharing",
                "provider": str(elsewhere.onward.provider_id),
                "answer": "yes",
                "how": "spoken",
            },
        )

        assert not Consent.objects.filter(purpose="sharing").exists()

    def test_is_for_the_persons_link_worker(self):
        world = small_world()
        referral = world.referral(active=True)

        assert signed_in(world.supervisor).get(address(referral)).status_code == 403
        assert signed_in(small_world().worker).get(address(referral)).status_code == 404

    def test_an_attorneys_document_was_seen_by_somebody(self):
        world = small_world()
        referral = world.referral(active=True)
        decided = {
            **{"purpose": "feedback", "answer": "yes", "how": "override"},
            **{"decision": "Telling the practice", "assessor": "Dr Hill", "basis": "lpa_health"},
            "reason": "She always wanted her GP to know",
        }

        page = text_of(signed_in(world.worker).post(address(referral), decided))
        signed_in(world.worker).post(address(referral), {**decided, "seen_by": "Bea Hall"})

        assert "Enter who saw the attorney" in page
        held = Consent.objects.get(purpose="feedback")
        assert (held.decision, held.assessor) == ("Telling the practice", "Dr Hill")
        assert (held.basis, held.lpa_seen_by) == ("lpa_health", "Bea Hall")

    def test_may_have_been_said_earlier_and_is_asked_again_by_the_schemes_rule(self):
        world = small_world()
        referral = world.referral(active=True)

        signed_in(world.worker).post(
            address(referral),
            {
                **{"purpose": "evaluation", "answer": "yes", "how": "spoken"},
                **{"given_on_day": "31", "given_on_month": "1", "given_on_year": "2026"},
            },
        )

        held = Consent.objects.get(purpose="evaluation")
        assert (held.given_on, held.review_on) == (date(2026, 1, 31), date(2027, 1, 31))

    def test_what_was_said_before_a_no_does_not_change_it(self):
        world = small_world()
        referral = world.referral(active=True)
        browser = signed_in(world.worker)
        browser.post(address(referral), {"purpose": "feedback", "answer": "no", "how": "phone"})

        page = text_of(
            browser.post(
                address(referral),
                {
                    **{"purpose": "feedback", "answer": "yes", "how": "spoken"},
                    **{"given_on_day": "31", "given_on_month": "1", "given_on_year": "2026"},
                },
            )
        )

        assert "They said no after that day" in page
        assert not Consent.objects.filter(is_given=True, purpose="feedback").exists()

    def test_a_later_answer_takes_the_reminder_over(self):
        world = small_world()
        referral = world.referral(active=True)
        browser = signed_in(world.worker)
        answer = {"purpose": "evaluation", "how": "spoken"}
        browser.post(address(referral), {**answer, "answer": "yes"})

        browser.post(address(referral), {**answer, "answer": "no"})

        assert not Consent.objects.filter(purpose="evaluation", review_on__isnull=False).exists()


class TestConsentOfChildren:
    def test_a_child_under_16_needs_competence_or_a_parent(self):
        world = small_world()
        referral = young(world, 13)
        answer = {"purpose": "evaluation", "answer": "yes", "how": "spoken"}
        browser = signed_in(world.worker)

        page = text_of(browser.post(address(referral), {**answer, "said_by": "person"}))
        browser.post(
            address(referral), {**answer, "said_by": "parent", "said_by_name": "Jo Hill, mother"}
        )

        assert "Say why this child is able to decide this" in page
        held = Consent.objects.get(purpose="evaluation")
        assert (held.said_by, held.said_by_name) == ("parent", "Jo Hill, mother")

    def test_a_competent_no_is_not_undone_by_a_parent(self):
        world = small_world()
        referral = young(world, 14)
        browser = signed_in(world.worker)
        no = {"purpose": "feedback", "answer": "no", "how": "spoken", "said_by": "person"}
        browser.post(address(referral), {**no, "competence": "Knows what the practice would hear"})

        page = text_of(
            browser.post(
                address(referral),
                {**no, "answer": "yes", "said_by": "parent", "said_by_name": "Jo Hill"},
            )
        )

        assert "Only they change it" in page
        assert CompetenceDecision.objects.get().is_competent
        assert not Consent.objects.filter(purpose="feedback", is_given=True).exists()

    def test_from_16_nobody_is_asked_for_a_parent(self):
        world = small_world()

        page = text_of(signed_in(world.worker).get(address(young(world, 16))))

        assert "parental responsibility" not in page
