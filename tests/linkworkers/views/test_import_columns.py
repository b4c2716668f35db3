"""Saying what the columns are."""

import pytest

from linkworkers import services
from referrals.models import Person
from tests.factories.referrals import small_world
from tests.linkworkers.importing import ANNA, NOON, as_csv, bring_in
from tests.referrals.signing import signed_in, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def demo(settings):
    settings.DEMO = True


def started(world):
    return services.start_import(
        file_name="caseload.csv", content=as_csv(ANNA), actor=world.supervisor, at=NOON
    )


class TestImportColumns:
    def test_shows_samples_and_what_was_guessed(self):
        world = small_world()
        batch = started(world)

        page = text_of(signed_in(world.supervisor).get(f"/caseload/import/{batch.pk}/columns/"))

        assert "For example: 04/03/1961" in page
        assert '<option value="birth_date" selected' in page

    def test_checks_and_brings_nothing_in(self):
        world = small_world()
        batch = started(world)
        answers = {f"column_{n}": column for n, column in enumerate(batch.mapping)}

        response = signed_in(world.supervisor).post(
            f"/caseload/import/{batch.pk}/columns/", answers
        )

        assert response.url == f"/caseload/import/{batch.pk}/"
        batch.refresh_from_db()
        assert (batch.state, batch.counts) == ("checked", {"accepted": 1})
        assert not Person.objects.exists()

    def test_says_what_is_missing(self):
        world = small_world()
        batch = started(world)

        response = signed_in(world.supervisor).post(f"/caseload/import/{batch.pk}/columns/", {})

        assert "Say which column is the birth date" in text_of(response)

    def test_is_closed_once_it_is_in(self):
        world = small_world()
        batch = bring_in(world, as_csv(ANNA))

        response = signed_in(world.supervisor).get(f"/caseload/import/{batch.pk}/columns/")

        assert response.status_code == 409
