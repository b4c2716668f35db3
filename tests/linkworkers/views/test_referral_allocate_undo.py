"""Taking an allocation back."""

import pytest

from referrals.models import Referral
from referrals.states import Status
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db
URL = "/triage/allocate/undo/"


class TestReferralAllocateUndo:
    def test_puts_them_back_in_the_queue_without_a_worker(self):
        world = small_world()
        referral = world.referral(allocated=True, next_action="Make the first contact")

        signed_in(world.supervisor).post(URL, {"referral": [referral.pk]})

        kept = Referral.objects.get()
        assert (kept.status, kept.link_worker_id, kept.allocated_at) == (Status.WAITING, None, None)
        assert (kept.next_action, kept.whose_move) == ("", "team")

    def test_leaves_alone_whom_somebody_has_contacted(self):
        world = small_world()
        met, given = world.referral(active=True), world.referral(allocated=True)

        page = text_of(signed_in(world.supervisor).post(URL, {"referral": [met.pk, given.pk]}))

        assert "Not done" in page
        assert Referral.objects.get(pk=met.pk).status == Status.ACTIVE
        assert Referral.objects.get(pk=given.pk).status == Status.WAITING

    def test_does_nothing_for_another_team(self):
        referral = small_world().referral(allocated=True)

        answer = signed_in(small_world().supervisor).post(URL, {"referral": [referral.pk]})

        assert answer.status_code == 302
        assert Referral.objects.get().status == Status.ALLOCATED
