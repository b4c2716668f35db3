"""Small lists of services, and bringing them in."""

import io
from datetime import UTC, datetime
from uuid import uuid4

import openpyxl
from django.utils import timezone

from providers.adapters.kept_list import found_in
from providers.models import DirectoryImport
from providers.services import directory_imports as services
from providers.services.directory_imports import ListDetails
from spcore.accounts.actor import Actor
from spcore.accounts.models import OrganisationKind
from spcore.accounts.roles import Role
from tests.factories.accounts import OrganisationFactory, actor_in

AT = datetime(2026, 11, 28, 12, tzinfo=UTC)
HEADINGS = "Ref,Name,Organisation,Postcode,Day,Opens,Category,Phone"
CHOIR = "1,Choir,Age Trust,PR1 2HE,Mon,10:00,Befriending,01772 900000"
WALK = "2,Walk,Age Trust,PR1 2HE,Tue,11:00,Befriending,01772 900001"
GROUPS = ListDetails(name="Preston groups")


def as_csv(*rows: str) -> bytes:
    """Return a file of these rows."""
    return "\n".join((HEADINGS, *rows)).encode()


def as_workbook(**sheets: list[list[str]]) -> bytes:
    """Return a workbook of these sheets."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def an_editor() -> Actor:
    """Return somebody who keeps the directory."""
    organisation = OrganisationFactory(kind=OrganisationKind.SCHEME, name=f"Scheme {uuid4()}")
    return actor_in(Role.DIRECTORY_EDITOR, organisation)


def check(actor: Actor, content: bytes, *, details=GROUPS, is_complete=False) -> DirectoryImport:
    """Take a list and judge its rows."""
    batch = services.start_import(
        file_name="groups.csv", content=content, details=details, actor=actor, at=AT
    )
    batch = services.set_columns(
        import_id=batch.pk,
        fields=[table["fields"] for table in batch.tables],
        is_complete=is_complete,
        actor=actor,
    )
    return services.check_list(import_id=batch.pk, found=found_in(batch), actor=actor)


def bring_in(actor: Actor, content: bytes, **options) -> DirectoryImport:
    """Take a list, judge its rows and bring them in."""
    batch = check(actor, content, **options)
    now = timezone.now()  # how long it can be taken back is counted from then
    return services.confirm_import(import_id=batch.pk, found=found_in(batch), actor=actor, at=now)


def again(batch: DirectoryImport) -> ListDetails:
    """Return that a file is of a list that came in before."""
    return ListDetails(slug=batch.slug)
