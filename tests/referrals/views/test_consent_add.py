"""Recording an answer."""

import pytest

from referrals.models import Consent
from tests.factories.referrals import small_world
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

        signed_in(sharing.world.worker).post(
            address(referral),
            {
                "purpose": "sharing",
                "provider": str(sharing.onward.provider_id),
                "answer": "no",
                "how": "spoken",
            },
        )

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
        assert "Enter who decided, and why" in page
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
