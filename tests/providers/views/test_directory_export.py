"""Taking everything out of the directory."""

import csv
import io
import zipfile

import openpyxl
import pytest

from providers.models import (
    Funding,
    ListingContact,
    Location,
    Phone,
    Service,
    ServiceAtLocation,
)
from providers.selectors.export import TABLES
from spcore.accounts.roles import Role
from spcore.audit.models import AuditEntry
from tests.providers.listing_files import CHOIR, WALK, an_editor, as_csv, bring_in

pytestmark = pytest.mark.django_db
PAGE = "/directory/everything/"


@pytest.fixture(autouse=True)
def listings() -> None:
    bring_in(an_editor(), as_csv(CHOIR.replace("Choir", "=1+1"), WALK))
    walk = Service.objects.get(name="Walk")
    Service.objects.filter(pk=walk.pk).update(is_private=True)
    Funding.objects.create(
        provider=walk.provider, funder="The Trust", amount=1234, terms="Only Mondays"
    )
    ListingContact.objects.create(provider=walk.provider, name="Jo Secret")


def tables(answer) -> dict[str, list[list[str]]]:
    """Return the rows of each table of a ZIP, the headings first."""
    archive = zipfile.ZipFile(io.BytesIO(answer.getvalue()))
    assert archive.testzip() is None
    return {
        name.removesuffix(".csv"): list(
            csv.reader(io.StringIO(archive.read(name).decode("utf-8-sig"), newline=""))
        )
        for name in archive.namelist()
    }


def named(headings: list[str], row: list[str]) -> dict[str, str]:
    """Return a row by its headings."""
    return dict(zip(headings, row, strict=True))


class TestDirectoryExport:
    def test_holds_every_table_linked_by_id_for_an_editor(self, client, sign_in):
        actor = sign_in(Role.DIRECTORY_EDITOR)

        found = tables(client.get(PAGE, {"format": "zip"}))

        assert list(found) == list(TABLES)
        services = [named(found["services"][0], row) for row in found["services"][1:]]
        assert {row["name"] for row in services} == {"'=1+1", "Walk"}
        organisation = named(*found["organizations"])
        assert organisation["name"] == "Age Trust"
        assert {row["provider_id"] for row in services} == {organisation["organisation_id"]}
        times = [named(found["schedules"][0], row) for row in found["schedules"][1:]]
        assert {row["service_id"] for row in times} == {row["id"] for row in services}
        entry = AuditEntry.objects.get(label="providers:directory_export")
        assert (entry.user_id, entry.purpose) == (actor.user_id, "zip")

    def test_leaves_out_what_providers_keep_to_themselves(self, client, sign_in):
        sign_in(Role.DIRECTORY_EDITOR)

        found = tables(client.get(PAGE, {"format": "zip"}))

        money = named(*found["funding"])
        assert money["funder"] == "The Trust"
        assert not {"amount", "terms"} & set(money)
        assert "search" not in found["services"][0]

    def test_gives_a_scheme_what_it_sees(self, client, sign_in):
        sign_in(Role.SCHEME_ADMIN)

        found = tables(client.get(PAGE, {"format": "zip"}))

        assert [row[found["services"][0].index("name")] for row in found["services"][1:]] == [
            "'=1+1"
        ]
        assert len(found["schedules"]) == 2
        assert "Jo Secret" not in str(found["contacts"])

    @pytest.mark.parametrize(
        ("role", "numbers"),
        [
            (Role.DIRECTORY_EDITOR, {"01", "02", "03", "04"}),
            (Role.SCHEME_ADMIN, {"01"}),
        ],
    )
    def test_gives_no_number_of_who_or_what_is_private(self, client, sign_in, role, numbers):
        jo = ListingContact.objects.get()
        walk = Service.objects.get(name="Walk")
        other = Location.objects.create(provider=jo.provider, name="Refuge")
        hidden = ServiceAtLocation.objects.create(service=walk, location=other)
        of = [{}, {"contact": jo}, {"place": hidden}, {"location": other}]
        for number, each in enumerate(of, start=1):
            Phone.objects.create(provider=jo.provider, number=f"0{number}", **each)
        sign_in(role)

        found = tables(client.get(PAGE, {"format": "zip"}))

        phones = [named(found["phones"][0], row) for row in found["phones"][1:]]
        assert {row["number"].strip("'") for row in phones} == numbers

    def test_is_a_workbook_of_visible_sheets_that_runs_no_formula(self, client, sign_in):
        sign_in(Role.DIRECTORY_EDITOR)

        book = openpyxl.load_workbook(io.BytesIO(client.get(PAGE, {"format": "xlsx"}).getvalue()))

        assert book.sheetnames == list(TABLES)
        assert {sheet.sheet_state for sheet in book.worksheets} == {"visible"}
        rows = list(book["services"].iter_rows())
        place = [cell.value for cell in rows[0]].index("name")
        assert {row[place].value for row in rows[1:]} == {"'=1+1", "Walk"}
        assert {cell.data_type for row in rows for cell in row} <= {"inlineStr", "s", "n"}

    def test_says_first_what_is_in_it(self, client, sign_in):
        sign_in(Role.SCHEME_ADMIN)

        page = client.get(PAGE).content.decode()

        assert "Every listing that is in the directory now" in page
        assert f'href="{PAGE}?format=xlsx"' in page
        assert not AuditEntry.objects.filter(label="providers:directory_export").exists()
