"""Taking a mark back by the banner's button."""

import pytest

from referrals.models import OnwardAttendance
from tests.referrals.sharing import offered
from tests.referrals.signing import signed_in

pytestmark = pytest.mark.django_db


class TestOnwardAttendUndo:
    def test_puts_it_back_as_it_stood(self):
        sharing = offered().sent().answered("accept")
        browser = signed_in(sharing.world.worker)
        browser.post(f"/onward/{sharing.onward.pk}/attendance/", {"what": "missed"})
        mark = OnwardAttendance.objects.get()

        response = browser.post(f"/onward/attendance/{mark.pk}/undo/")

        assert response.url == f"/caseload/{sharing.onward.referral_id}/"
        assert (sharing.fresh().status, OnwardAttendance.objects.count()) == ("accepted", 0)
