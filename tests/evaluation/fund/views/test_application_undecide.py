"""Taking a decision back."""

import pytest
from django.utils import timezone

from evaluation.fund.models import Application
from tests.evaluation.fund.world import application_in, fund_world
from tests.referrals.signing import signed_in

pytestmark = pytest.mark.django_db


class TestApplicationUndecide:
    def test_takes_it_back_before_it_is_published_and_not_after(self):
        world = fund_world("judging")
        row = application_in(world, status="declined", decided_at=timezone.now())
        browser, address = signed_in(world.admin), f"/fund/applications/{row.pk}/undecide/"

        browser.post(address)
        assert Application.objects.get().status == "sent"
        Application.objects.update(status="declined")
        world.round.status = "decided"
        world.round.save()

        assert browser.post(address).status_code == 409
