"""Bringing a list of services in on a page: a dry run, then all of it or nothing."""

import pytest

from providers.models import DirectoryImport, DirectorySource, ListState, Provider, Service
from providers.services import directory_imports as services
from providers.services.directory_columns import FIELDS, LABELS, problems_of, propose
from providers.services.directory_imports import ListDetails
from spcore.accounts.models import OrganisationKind
from spcore.accounts.roles import Role
from spcore.audit.models import AuditEntry
from spcore.errors import Conflict, Invalid, NotPermitted
from tests.factories.accounts import OrganisationFactory, actor_in
from tests.providers.listing_files import (
    AT,
    CHOIR,
    GROUPS,
    WALK,
    again,
    an_editor,
    as_csv,
    as_workbook,
    bring_in,
    check,
    found_in,
)

pytestmark = pytest.mark.django_db


def told(batch: DirectoryImport) -> list[tuple[int, str, str]]:
    """Return each row's number, name and verdict."""
    return list(batch.rows.order_by("number", "pk").values_list("number", "name", "verdict"))


class TestCheckList:
    def test_says_of_each_row_what_would_become_of_it_and_writes_nothing(self):
        batch = check(an_editor(), as_csv(CHOIR, "3,,Age Trust,,,,,", WALK.replace("PR1", "ZZ")))

        assert told(batch) == [
            (2, "Choir", "created"),
            (3, "", "refused"),
            (4, "Walk", "created"),
        ]
        assert (batch.counts, batch.look) == ({"created": 2, "refused": 1}, 1)
        assert batch.rows.get(number=4).problems[0][0] == "postcode"
        assert batch.rows.get(number=3).problems[0][1:] == ["is empty.", "A listing needs a name."]
        assert not Service.objects.exists()
        assert not DirectorySource.objects.exists()

    def test_reads_a_sheet_and_one_that_is_linked_to_it(self):
        actor = an_editor()
        content = as_workbook(
            Notes=[["Ask Jo"], ["about this"]],
            Services=[["Ref", "Name", "Organisation"], ["1", "Choir", "Age Trust"]],
            Times=[["Ref", "Postcode", "Day", "Opens"], ["1", "PR1 2HE", "Mon", "10:00"]],
        )
        batch = services.start_import(
            file_name="g.xlsx", content=content, details=GROUPS, actor=actor, at=AT
        )
        assert (batch.state, batch.sheets) == (ListState.SHEETS, ["Notes", "Services", "Times"])

        batch = services.set_sheets(
            import_id=batch.pk, sheet="Services", linked="Times", actor=actor
        )

        (entry,) = [each for each in found_in(batch) if hasattr(each, "places")]
        assert [place.postcode for place in entry.places] == ["PR1 2HE"]
        assert [each.byday for each in entry.schedules] == ["MO"]

    def test_is_for_those_who_keep_the_directory(self):
        provider = actor_in(Role.PROVIDER, OrganisationFactory(kind=OrganisationKind.PROVIDER))

        with pytest.raises(NotPermitted):
            services.start_import(
                file_name="g.csv", content=as_csv(CHOIR), details=GROUPS, actor=provider, at=AT
            )

    @pytest.mark.parametrize("details", [ListDetails(), ListDetails(slug="kcsc")])
    def test_asks_which_list_it_is(self, details):
        DirectorySource.objects.create(slug="kcsc", name="A feed")

        with pytest.raises(Invalid):
            services.start_import(
                file_name="g.csv", content=as_csv(CHOIR), details=details, actor=an_editor(), at=AT
            )


class TestConfirmImport:
    def test_brings_in_what_was_shown_and_forgets_the_file(self):
        actor = an_editor()
        batch = bring_in(actor, as_csv(CHOIR, WALK))

        batch.refresh_from_db()
        assert (batch.state, bytes(batch.content)) == (ListState.DONE, b"")
        assert sorted(Service.objects.values_list("name", flat=True)) == ["Choir", "Walk"]
        assert Provider.objects.get().organisation.name == "Age Trust"
        entry = AuditEntry.objects.get(label="providers:directory_import_confirm")
        assert (entry.object_id, entry.user_id) == (batch.pk, actor.user_id)

    def test_changes_nothing_the_second_time(self):
        actor = an_editor()
        first = bring_in(actor, as_csv(CHOIR, WALK))
        before = list(Service.objects.order_by("pk").values())

        second = bring_in(actor, as_csv(CHOIR, WALK), details=again(first))

        assert second.counts == {"unchanged": 2}
        assert list(Service.objects.order_by("pk").values()) == before

    def test_lets_what_a_whole_list_has_no_more_rest(self):
        actor = an_editor()
        first = bring_in(actor, as_csv(CHOIR, WALK))

        second = bring_in(actor, as_csv(CHOIR), details=again(first), is_complete=True)

        assert second.counts == {"unchanged": 1, "gone": 1}
        assert Service.objects.get(name="Walk").status == "inactive"
        assert Service.objects.get(name="Choir").status == "active"

    def test_refuses_where_other_rows_would_come_in_than_were_shown(self):
        actor = an_editor()
        first = check(actor, as_csv(CHOIR))
        DirectorySource.objects.create(slug=first.slug, name=first.name)
        bring_in(actor, as_csv(CHOIR), details=again(first))

        with pytest.raises(Conflict):
            services.confirm_import(import_id=first.pk, found=found_in(first), actor=actor, at=AT)

        first.refresh_from_db()
        assert (first.state, first.counts) == (ListState.CHECKED, {"created": 1})

    def test_refuses_a_second_new_list_of_the_same_name(self):
        actor = an_editor()
        second = check(actor, as_csv(CHOIR), details=ListDetails(name=GROUPS.name.upper()))
        bring_in(actor, as_csv(CHOIR))

        with pytest.raises(Conflict, match="There is a list of this name"):
            services.confirm_import(import_id=second.pk, found=found_in(second), actor=actor, at=AT)

        assert Service.objects.count() == 1

    def test_asks_for_a_check_first(self):
        actor = an_editor()
        batch = services.start_import(
            file_name="g.csv", content=as_csv(CHOIR), details=GROUPS, actor=actor, at=AT
        )

        with pytest.raises(Conflict):
            services.confirm_import(import_id=batch.pk, found=found_in(batch), actor=actor, at=AT)


class TestDropImport:
    def test_keeps_nothing_of_the_file(self):
        actor = an_editor()
        batch = check(actor, as_csv(CHOIR))

        services.drop_import(import_id=batch.pk, actor=actor)

        batch.refresh_from_db()
        assert (batch.state, bytes(batch.content), batch.tables) == (ListState.DROPPED, b"", [])
        assert not batch.rows.exists()


class TestColumns:
    def test_every_field_has_words(self):
        assert set(LABELS) == set(FIELDS)

    def test_proposes_by_heading_and_what_was_said_before_goes_first(self):
        headings = ["Service name", "Title", "Tel", "X"]

        assert propose(headings, remembered={}) == ["name", "", "phone", ""]
        assert propose(headings, remembered={"Tel": "", "X": "fees"}) == ["name", "", "", "fees"]

    def test_takes_a_list_of_organisations_by_their_names(self):
        headings = ["Kind", "Organisation", "Activities", "Postcode"]

        assert propose(headings, remembered={}) == ["", "name", "description", "postcode"]

    def test_remembers_what_the_columns_of_a_list_meant(self):
        actor = an_editor()
        content = as_csv(CHOIR).replace(b"Phone", b"Ring")
        batch = services.start_import(
            file_name="g.csv", content=content, details=GROUPS, actor=actor, at=AT
        )
        fields = [*batch.tables[0]["fields"][:-1], "phone"]
        services.set_columns(import_id=batch.pk, fields=[fields], is_complete=False, actor=actor)
        batch.refresh_from_db()
        services.check_list(import_id=batch.pk, found=found_in(batch), actor=actor)
        services.confirm_import(import_id=batch.pk, found=found_in(batch), actor=actor, at=AT)

        second = services.start_import(
            file_name="g.csv", content=content, details=again(batch), actor=actor, at=AT
        )

        assert second.tables[0]["fields"][-1] == "phone"

    def test_wants_a_name_and_no_column_twice(self):
        assert problems_of(["phone", "phone", "address", "address"], needs="name") == [
            "Say which column is “Name of the service”",
            "Two columns are “Phone”. Keep one",
        ]
