"""Forgetting a way to look at the caseload."""

import pytest

from linkworkers.models import CaseloadView
from tests.factories.referrals import small_world
from tests.linkworkers.views.test_caseload_view_add import keep
from tests.referrals.signing import signed_in

pytestmark = pytest.mark.django_db


class TestCaseloadViewRemove:
    def test_is_for_ones_own(self):
        world = small_world()
        keep(world)
        address = f"/caseload/views/{CaseloadView.objects.get().pk}/remove/"

        signed_in(world.supervisor).post(address)
        kept = CaseloadView.objects.count()
        signed_in(world.worker).post(address)

        assert (kept, CaseloadView.objects.count()) == (1, 0)
