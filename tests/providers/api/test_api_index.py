"""What other systems may ask this one."""

import pytest

pytestmark = pytest.mark.django_db


class TestApiIndex:
    def test_names_only_addresses_that_answer(self, client):
        doors = client.get("/api/").json()["interfaces"]

        assert {client.get(door["url"]).status_code for door in doors} == {200}
        assert "Open Referral" in doors[0]["what"]
