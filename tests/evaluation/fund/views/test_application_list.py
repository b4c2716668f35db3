"""A provider's own applications."""

import pytest

from tests.evaluation.fund.world import application_in, fund_world
from tests.factories.providers import ProviderFactory
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestApplicationList:
    def test_shows_ones_own_and_the_open_rounds(self):
        world = fund_world("open")
        application_in(world, status="draft", sent_at=None, title="A minibus")
        application_in(world, by=ProviderFactory(), title="Not ours")

        page = text_of(signed_in(world.provider).get("/fund/applications/"))

        assert "A minibus" in page
        assert "Send it by" in page
        assert "Not ours" not in page
        assert "Getting about" in page
        assert "Nothing yet" in text_of(signed_in(fund_world().provider).get("/fund/applications/"))
