"""Taking a list back: new listings go, changed ones say again what they said; or it is refused."""

import pytest

from providers.models import (
    Capacity,
    DirectorySource,
    Funding,
    HowChecked,
    ListingCheck,
    ListState,
    Location,
    Provider,
    Schedule,
    Service,
    ServiceAtLocation,
)
from providers.selectors.directory_imports import changed_since
from providers.selectors.directory_kept import kept
from providers.services.directory_undoing import undo_import
from spcore.accounts.models import Membership, Organisation, User
from spcore.accounts.roles import Role
from spcore.errors import Conflict
from tests.providers.listing_files import AT, CHOIR, WALK, again, an_editor, as_csv, bring_in

pytestmark = pytest.mark.django_db
MOVED = CHOIR.replace("PR1 2HE", "PR1 3AB").replace("Mon", "Fri").replace("Befriending", "Debt")


def all_said() -> dict:
    """Return all that the listings say, save what counts and dates their changes."""
    said = kept(Service.objects.values_list("pk", flat=True))
    for each in said.values():
        for row in each["providers.service"]:
            del row["version"], row["modified_at"]
    return said


class TestUndoImport:
    def test_removes_what_was_new_and_its_provider(self):
        actor = an_editor()
        before = set(Organisation.objects.values_list("pk", flat=True))
        batch = bring_in(actor, as_csv(CHOIR, WALK))

        undo_import(import_id=batch.pk, actor=actor, at=AT)

        batch.refresh_from_db()
        assert batch.state == ListState.UNDONE
        for model in (Service, Location, Provider, Schedule, DirectorySource):
            assert not model.objects.exists()
        assert set(Organisation.objects.values_list("pk", flat=True)) == before

    def test_lets_what_changed_say_again_what_it_said(self):
        actor = an_editor()
        first = bring_in(actor, as_csv(CHOIR, WALK))
        before, version = all_said(), Service.objects.get(name="Choir").version
        second = bring_in(actor, as_csv(MOVED), details=again(first), is_complete=True)
        assert second.counts == {"updated": 1, "gone": 1}
        assert all_said() != before

        undo_import(import_id=second.pk, actor=actor, at=AT)

        assert all_said() == before
        assert Service.objects.get(name="Choir").version > version + 1
        assert ServiceAtLocation.objects.count() == 2
        third = bring_in(actor, as_csv(CHOIR, WALK), details=again(first))
        assert third.counts == {"unchanged": 2}

    @pytest.mark.parametrize("how", ["edited", "checked", "moved", "funded", "claimed"])
    def test_is_refused_with_the_list_once_somebody_touched_a_listing(self, how):
        actor = an_editor()
        batch = bring_in(actor, as_csv(CHOIR, WALK.replace("Age Trust", "Walkers")))
        choir = Service.objects.get(name="Choir")
        match how:
            case "edited":
                Service.objects.filter(pk=choir.pk).update(capacity=Capacity.FULL)
            case "checked":
                ListingCheck.objects.create(
                    service=choir, at=AT, how=HowChecked.CALL, found="right", by_name="Jo"
                )
            case "moved":
                Location.objects.filter(services__service=choir).update(city="Preston")
            case "funded":
                Funding.objects.create(
                    provider=choir.provider, service=choir, funder="Trust", amount=5
                )
            case "claimed":
                Membership.objects.create(
                    user=User.objects.get(pk=actor.user_id),
                    organisation_id=choir.provider_id,
                    role=Role.PROVIDER,
                )

        with pytest.raises(Conflict):
            undo_import(import_id=batch.pk, actor=actor, at=AT)

        assert changed_since(batch) == [(choir.pk, "Choir")]
        assert Service.objects.count() == 2

    def test_is_refused_once_a_later_file_changed_its_listings(self):
        actor = an_editor()
        first = bring_in(actor, as_csv(CHOIR))
        second = bring_in(actor, as_csv(MOVED), details=again(first))

        with pytest.raises(Conflict):
            undo_import(import_id=first.pk, actor=actor, at=AT)
        undo_import(import_id=second.pk, actor=actor, at=AT)

        with pytest.raises(Conflict):
            undo_import(import_id=second.pk, actor=actor, at=AT)
        undo_import(import_id=first.pk, actor=actor, at=AT)

        assert not Service.objects.exists()
