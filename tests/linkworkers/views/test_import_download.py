"""The verdicts as CSV."""

import pytest

from tests.factories.referrals import small_world
from tests.linkworkers.importing import as_csv, check, confirmed
from tests.referrals.signing import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def demo(settings):
    settings.DEMO = True


class TestImportDownload:
    def test_holds_each_row_and_no_formula(self):
        world = small_world()
        row = ("", "=cmd()", "Hill", "31/02/1970", "", "", "")
        batch = check(world, as_csv(row))

        page = text_of(confirmed(world.supervisor).get(f"/caseload/import/{batch.pk}/rows.csv"))

        assert "2,'=cmd() Hill" in page
        assert "There is no such day" in page
