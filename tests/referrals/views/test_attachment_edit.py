"""Saying what a file is."""

import pytest

from tests.factories.referrals import small_world
from tests.referrals.attaching import file_on
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestAttachmentEdit:
    def test_keeps_what_it_is_and_how_the_person_agreed(self):
        world = small_world()
        row = file_on(world.referral(), world.gp)

        response = signed_in(world.gp).post(
            f"/attachments/{row.pk}/edit/", {"kind": "summary", "agreed_how": "written"}
        )

        row.refresh_from_db()
        assert response.status_code == 302
        assert (row.kind, row.agreed_how) == ("summary", "written")

    def test_asks_for_the_agreement_to_a_summary(self):
        world = small_world()
        row = file_on(world.referral(), world.gp)

        page = text_of(
            signed_in(world.gp).post(f"/attachments/{row.pk}/edit/", {"kind": "summary"})
        )

        assert "Say how the person agreed to it" in page

    def test_is_closed_once_the_referral_was_sent(self):
        world = small_world()
        row = file_on(world.referral(submitted=True), world.gp)

        assert signed_in(world.gp).get(f"/attachments/{row.pk}/edit/").status_code == 409
