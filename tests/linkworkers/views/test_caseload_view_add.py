"""Keeping a way to look at the caseload."""

import pytest

from linkworkers.models import CaseloadView
from tests.factories.referrals import small_world
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


def keep(world, **fields):
    form = {"name": "Housing", "query": "need=housing&due=overdue"} | fields
    return signed_in(world.worker).post("/caseload/views/add/", form)


class TestCaseloadViewAdd:
    def test_keeps_it_and_offers_it_on_the_list(self):
        world = small_world()

        answer = keep(world)

        assert answer.url == "/caseload/?due=overdue&need=housing"
        page = text_of(signed_in(world.worker).get("/caseload/"))
        assert "?due=overdue&amp;need=housing" in page
        assert "Housing" not in text_of(signed_in(world.supervisor).get("/caseload/"))

    def test_the_same_name_replaces_it_and_what_is_no_choice_is_left_out(self):
        world = small_world()
        keep(world)

        keep(world, name="HOUSING", query="need=cake&sort=wait&evil=1")

        assert CaseloadView.objects.get().query == "sort=wait"

    def test_asks_for_a_name_and_keeps_the_rest(self):
        page = text_of(keep(small_world(), name=""))

        assert "Enter a name for this view" in page
        assert "need=housing&amp;due=overdue" in page

    def test_keeps_twelve_at_most(self):
        world = small_world()
        for number in range(12):
            keep(world, name=f"View {number}")

        assert keep(world, name="One more").status_code == 422
        assert CaseloadView.objects.count() == 12
