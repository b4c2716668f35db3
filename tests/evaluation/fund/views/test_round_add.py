"""Preparing a round."""

from datetime import timedelta

import pytest

from evaluation.fund.models import FundRound
from tests.evaluation.fund.world import TODAY, fund_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def sent(**more):
    days = {"closes_on": TODAY() + timedelta(days=30), "starts_on": TODAY() + timedelta(days=60)}
    boxes = {
        f"{name}_{part}": getattr(day, part)
        for name, day in days.items()
        for part in ("day", "month", "year")
    }
    form = {"version": 0, "title": "Food", "themes": ["food"], "budget": "£12,500.50"}
    return boxes | form | {"most": "4000", "years_most": "2", "required": ["insurance"]} | more


class TestRoundAdd:
    def test_keeps_it_and_goes_on_to_what_is_marked(self):
        world = fund_world()

        answer = signed_in(world.commissioner).post("/fund/rounds/add/", sent())

        row = FundRound.objects.get(title="Food")
        assert answer.url == f"/fund/rounds/{row.pk}/criteria/"
        assert (row.status, str(row.budget), row.required) == ("draft", "12500.50", ["insurance"])

    def test_says_what_is_wrong_beside_it_and_keeps_what_was_typed(self):
        world = fund_world()

        page = text_of(
            signed_in(world.admin).post("/fund/rounds/add/", sent(budget="lots", themes=[]))
        )

        assert "Select at least one theme" in page
        assert "must be a number" in page
        assert 'value="lots"' in page
        assert signed_in(world.provider).get("/fund/rounds/add/").status_code == 403

    def test_promises_no_applicant_more_than_there_is(self):
        world = fund_world()

        page = text_of(signed_in(world.admin).post("/fund/rounds/add/", sent(most="12,500.51")))

        assert "That is more than the £12,500.50 there is" in page
        assert 'value="12,500.51"' in page

    def test_promises_no_figures_where_nothing_was_recorded(self):
        page = text_of(signed_in(fund_world().admin).get("/fund/rounds/add/"))

        assert "Nothing is published as missing here yet" in page
        assert "with about how often" not in page
