"""Bringing a checked caseload in."""

import pytest

from linkworkers.models import CaseloadImport
from linkworkers.selectors.imports import as_shown
from referrals.models import Person
from tests.factories.referrals import small_world
from tests.linkworkers.importing import ANNA, as_csv, check, confirmed
from tests.referrals.signing import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def demo(settings):
    settings.DEMO = True


class TestImportConfirm:
    def test_brings_them_in(self):
        world = small_world()
        batch = check(world, as_csv(ANNA))
        address = f"/caseload/import/{batch.pk}/confirm/"

        said = {"evidence_held_by": "The office", "shown": as_shown(batch)}
        page = confirmed(world.supervisor).get(address).content.decode()
        response = confirmed(world.supervisor).post(address, said)

        assert as_shown(batch) in page
        assert response.url == f"/caseload/import/{batch.pk}/"
        assert Person.objects.get().family_name == "Hill"

    def test_needs_to_know_who_holds_the_evidence(self):
        world = small_world()
        batch = check(world, as_csv(ANNA))

        response = confirmed(world.supervisor).post(f"/caseload/import/{batch.pk}/confirm/", {})

        assert "Say who holds the evidence" in text_of(response)
        assert not Person.objects.exists()

    def test_is_refused_where_somebody_else_changed_the_columns_since(self):
        world = small_world()
        batch = check(world, as_csv(ANNA))
        said = {"evidence_held_by": "The office", "shown": as_shown(batch)}
        CaseloadImport.objects.update(mapping=batch.mapping[::-1])

        response = confirmed(world.supervisor).post(f"/caseload/import/{batch.pk}/confirm/", said)

        assert response.status_code == 409
        assert not Person.objects.exists()
