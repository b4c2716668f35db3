"""Accepting, turning down or stopping an award."""

import pytest

from evaluation.fund.models import Award
from tests.evaluation.fund.world import award_in, fund_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestAwardMove:
    def test_a_provider_accepts_and_whoever_runs_it_stops_with_a_reason(self):
        world = fund_world("decided")
        address = f"/fund/awards/{award_in(world, status='offered').pk}/do/"
        provider, runner = signed_in(world.provider), signed_in(world.admin)

        assert "Accept this money?" in text_of(provider.get(f"{address}accept/"))
        provider.post(f"{address}accept/")
        assert provider.get(f"{address}stop/").status_code == 403
        assert "Enter the reason" in text_of(runner.post(f"{address}stop/"))
        runner.post(f"{address}stop/", {"reason": "It closed"})

        assert Award.objects.get().status == "stopped"
        assert runner.get(f"{address}offer/").status_code == 404
