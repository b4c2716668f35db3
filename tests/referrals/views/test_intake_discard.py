"""Taking a file out of the intake."""

import pytest

from tests.factories.referrals import small_world
from tests.referrals.attaching import in_intake
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestIntakeDiscard:
    def test_asks_first_and_then_empties_it(self):
        world = small_world()
        row = in_intake(world.gp)
        client, address = signed_in(world.gp), f"/intake/{row.pk}/discard/"

        asked = text_of(client.get(address))
        response = client.post(address)

        row.refresh_from_db()
        assert "Throw this file away?" in asked
        assert response.url == "/intake/"
        assert (bytes(row.content), row.text) == (b"", "")
        assert client.get(f"/intake/{row.pk}/").status_code == 404
