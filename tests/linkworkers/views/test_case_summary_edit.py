"""What services may know."""

import pytest

from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestCaseSummaryEdit:
    def test_saves_the_words(self):
        world = small_world()
        referral = world.referral(active=True)

        signed_in(world.worker).post(
            f"/caseload/{referral.pk}/summary/", {"summary": "Likes choirs", "version": "0"}
        )

        referral.refresh_from_db()
        assert referral.shared_summary == "Likes choirs"

    def test_shows_both_versions_where_somebody_else_was_first(self):
        world = small_world()
        referral = world.referral(active=True, shared_summary="Saved words", version=2)

        page = text_of(
            signed_in(world.worker).post(
                f"/caseload/{referral.pk}/summary/", {"summary": "My words", "version": "1"}
            )
        )

        referral.refresh_from_db()
        assert referral.shared_summary == "Saved words"
        assert ("Saved words" in page, "My words" in page) == (True, True)

    def test_is_closed_to_a_supervisor(self):
        world = small_world()
        address = f"/caseload/{world.referral(active=True).pk}/summary/"

        assert signed_in(world.supervisor).get(address).status_code == 403
