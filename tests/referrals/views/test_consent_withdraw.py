"""Taking an agreement back."""

import pytest

from tests.factories.referrals import small_world
from tests.referrals.sharing import offered
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestConsentWithdraw:
    @pytest.mark.parametrize("accepted", [False, True])
    def test_the_provider_finds_nothing_on_its_next_request(self, accepted):
        sharing = offered().sent()
        if accepted:
            sharing.answered("accept")
        provider, worker = signed_in(sharing.provider), signed_in(sharing.world.worker)
        address = f"/agreements/{sharing.fresh().consent_id}/withdraw/"
        before = provider.get(f"/inbox/{sharing.onward.pk}/").status_code

        said = text_of(worker.get(address))
        worker.post(address)

        after = provider.get(f"/inbox/{sharing.onward.pk}/").status_code
        assert (before, after) == (200, 404)
        assert "keeps its own record" in said
        assert sharing.fresh().status == "withdrawn"
        assert sharing.fresh().consent.withdrawn_at is not None

    def test_nothing_more_can_be_recorded_by_the_provider(self):
        sharing = offered().sent()
        worker = signed_in(sharing.world.worker)
        worker.post(f"/agreements/{sharing.fresh().consent_id}/withdraw/")

        answer = signed_in(sharing.provider).post(
            f"/inbox/{sharing.onward.pk}/answer/", {"answer": "accept", "version": "2"}
        )

        assert (answer.status_code, sharing.fresh().status) == (404, "withdrawn")

    def test_is_done_once_and_by_the_persons_link_worker(self):
        sharing = offered().sent()
        address = f"/agreements/{sharing.fresh().consent_id}/withdraw/"

        assert signed_in(sharing.world.gp).post(address).status_code == 403
        assert signed_in(small_world().worker).post(address).status_code == 404
        assert signed_in(sharing.world.worker).post(address).status_code == 302
        assert signed_in(sharing.world.worker).post(address).status_code == 404
