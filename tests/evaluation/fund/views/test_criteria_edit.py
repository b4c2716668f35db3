"""What applications are marked on."""

import pytest

from tests.evaluation.fund.world import fund_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


class TestCriteriaEdit:
    def test_keeps_rows_whose_weights_make_100(self):
        world = fund_world("draft")
        browser, address = signed_in(world.admin), f"/fund/rounds/{world.round.pk}/criteria/"
        form = {"name_1": "Need", "weight_1": "70", "name_2": "Reach", "weight_2": "20"}

        wrong = text_of(browser.post(address, form))
        right = browser.post(address, form | {"weight_2": "30"})

        assert "they make 90" in wrong
        assert right.status_code == 302
        assert [(one.name, one.weight) for one in world.round.criteria.all()] == [
            ("Need", 70), ("Reach", 30),
        ]  # fmt: skip
