"""Taking a record of training out."""

import pytest

from tests.factories.referrals import small_world
from tests.linkworkers.covering import colleague_in
from tests.linkworkers.training import course_in, record_of
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestTrainingRemove:
    def test_takes_it_out_and_offers_to_put_it_back(self):
        world = small_world()
        record = record_of(world, course_in(world), days_left=300)
        address, browser = f"/team/training/records/{record.pk}/remove/", signed_in(world.worker)

        page = text_of(browser.post(address, follow=True))
        browser.post(address, {"undo": "1"})

        record.refresh_from_db()
        assert "Undo" in page
        assert "Missing" in page
        assert record.removed_at is None
        assert signed_in(colleague_in(world)).post(address).status_code == 404
