"""Taking an import back."""

import pytest

from linkworkers.selectors.imports import as_shown
from referrals.models import Person, Referral
from tests.factories.referrals import small_world
from tests.linkworkers.importing import ANNA, as_csv, bring_in, check, confirmed
from tests.referrals.signing import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def demo(settings):
    settings.DEMO = True


class TestImportUndo:
    def test_takes_everything_back(self):
        world = small_world()
        batch = bring_in(world, as_csv(ANNA))

        response = confirmed(world.supervisor).post(
            f"/caseload/import/{batch.pk}/undo/", {"shown": as_shown(batch)}
        )

        assert response.url == "/caseload/import/"
        assert not Person.objects.exists()

    def test_is_refused_with_the_list_once_worked_on(self):
        world = small_world()
        batch = bring_in(world, as_csv(ANNA))
        Referral.objects.update(version=1)

        response = confirmed(world.supervisor).post(f"/caseload/import/{batch.pk}/undo/")

        assert response.status_code == 409
        assert "Anna Hill" in text_of(response)
        assert Person.objects.exists()

    def test_throws_a_file_away_that_is_not_in(self):
        world = small_world()
        batch = check(world, as_csv(ANNA))

        confirmed(world.supervisor).post(
            f"/caseload/import/{batch.pk}/undo/", {"shown": as_shown(batch)}
        )

        batch.refresh_from_db()
        assert batch.state == "dropped"
        again = confirmed(world.supervisor).get(f"/caseload/import/{batch.pk}/undo/")
        assert again.status_code == 409

    def test_takes_nothing_back_where_somebody_meant_to_throw_a_file_away(self):
        world = small_world()
        meant = as_shown(check(world, as_csv(ANNA)))
        batch = bring_in(world, as_csv(ANNA))

        response = confirmed(world.supervisor).post(
            f"/caseload/import/{batch.pk}/undo/", {"shown": meant}
        )

        assert response.status_code == 409
        assert Person.objects.exists()
