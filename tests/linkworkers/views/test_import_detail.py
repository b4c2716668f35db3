"""The verdicts of an import."""

import pytest

from tests.factories.referrals import small_world
from tests.linkworkers.counting import questions
from tests.linkworkers.importing import ANNA, OMAR, as_csv, bring_in, check
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def demo(settings):
    settings.DEMO = True


BAD = ("", "Bea", "Lund", "31/02/1970", "", "", "")


class TestImportDetail:
    def test_shows_what_is_wrong_and_what_to_do(self):
        world = small_world()
        batch = check(world, as_csv(ANNA, BAD))

        page = text_of(signed_in(world.supervisor).get(f"/caseload/import/{batch.pk}/"))

        assert "One row would come in" in page
        assert "There is no such day. Type it as day, month, year" in page

    def test_shows_one_verdict(self):
        world = small_world()
        batch = check(world, as_csv(ANNA, BAD))
        address = f"/caseload/import/{batch.pk}/?show=refused"

        page = text_of(signed_in(world.supervisor).get(address))

        assert "Bea Lund" in page
        assert "Anna Hill" not in page

    def test_turns_pages_in_as_many_queries_as_for_one_row(self):
        world = small_world()
        many = [("", f"Given{n}", "Hill", "04/03/1961", "1", "", "") for n in range(60)]
        one, batch = check(world, as_csv(OMAR)), check(world, as_csv(*many))
        client = signed_in(world.supervisor)

        few = questions(client, f"/caseload/import/{one.pk}/")
        lots = questions(client, f"/caseload/import/{batch.pk}/")

        assert lots == few
        assert "after=51" in text_of(client.get(f"/caseload/import/{batch.pk}/"))

    def test_leads_to_the_cases_once_they_are_in(self):
        world = small_world()
        batch = bring_in(world, as_csv(ANNA))

        page = text_of(signed_in(world.supervisor).get(f"/caseload/import/{batch.pk}/"))

        assert f"/caseload/{batch.rows.get().referral_id}/" in page

    def test_is_hidden_from_another_team(self):
        batch = check(small_world(), as_csv(ANNA))

        response = signed_in(small_world().supervisor).get(f"/caseload/import/{batch.pk}/")

        assert response.status_code == 404
