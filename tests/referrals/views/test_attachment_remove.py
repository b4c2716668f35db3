"""Taking a file off a draft."""

import pytest

from tests.factories.referrals import small_world
from tests.referrals.attaching import file_on
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestAttachmentRemove:
    def test_asks_first_and_then_empties_it(self):
        world = small_world()
        row = file_on(world.referral(), world.gp)
        client, address = signed_in(world.gp), f"/attachments/{row.pk}/remove/"

        asked = text_of(client.get(address))
        response = client.post(address)

        row.refresh_from_db()
        assert "Remove this file?" in asked
        assert response.url == f"/referrals/{row.referral_id}/attachments/"
        assert bytes(row.content) == b""

    def test_is_closed_once_the_referral_was_sent(self):
        world = small_world()
        row = file_on(world.referral(submitted=True), world.gp)

        assert signed_in(world.gp).post(f"/attachments/{row.pk}/remove/").status_code == 409
